import { call } from "~/api/call";
import type { Schemas } from "~/api/types";
import { Button } from "~/design/Button";
import { Dialog } from "~/design/Dialog";
import { Choice, Field } from "~/design/Field";
import { Form, useForm } from "~/design/form";
import { toast } from "~/design/toasts";
import { address } from "~/pages/entrance/rules";
import { t } from "~/texts";
import { BUILT_IN } from "./roles";

interface Opened {
  roles: readonly Schemas["Role"][];
  changed: () => Promise<void>;
  close: () => void;
}

/** Somebody is to come in: where the letter goes, and what they may do. */
export function Inviting({ roles, changed, close }: Opened) {
  const form = useForm(
    { email: "", name: "", role: "member" },
    async ({ email, name, role }) => {
      const named = name.trim() === "" ? {} : { name: name.trim() };
      await call("post", "/api/workspace/invitations", { body: { email: email.trim(), role, ...named } });
      close();
      toast(t.people.invited);
      await changed();
    },
    { rules: { email: address } },
  );
  return (
    <Dialog title={t.people.invite} lead={t.people.inviteLead} onClose={close}>
      <Form form={form}>
        <Field name="email" type="email" label={t.entrance.email} autoComplete="off" autoCapitalize="none" autoFocus />
        <Field name="name" label={t.people.name} hint={t.people.nameHint} autoComplete="off" maxLength={100} />
        <RoleChoice roles={roles} />
        <div className="actions">
          <Button onClick={close}>{t.cancel}</Button>
          <Button look="primary" type="submit" busy={form.busy}>
            {t.people.inviteDeed}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}

export function RoleChoice({ roles }: { roles: readonly Schemas["Role"][] }) {
  return (
    <Choice name="role" label={t.people.role}>
      {BUILT_IN.map((each) => (
        <option key={each} value={each}>
          {t.people.roles[each]}
        </option>
      ))}
      {roles.map(({ role_id, name }) => (
        <option key={role_id} value={role_id}>
          {name}
        </option>
      ))}
    </Choice>
  );
}
