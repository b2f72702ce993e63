import { call } from "~/api/call";
import type { Schemas } from "~/api/types";
import { Actions, Dialog } from "~/design/Dialog";
import { Address, Choice, Field, words } from "~/design/Field";
import { Form, useForm, useHere } from "~/design/form";
import { toast } from "~/design/toasts";
import { address } from "~/pages/entrance/rules";
import { t } from "~/texts/house";
import { GroupsChoice } from "./GroupsChoice";
import { BUILT_IN } from "./roles";

interface Opened {
  roles: readonly Schemas["Role"][];
  changed: () => Promise<void>;
  close: () => void;
}

/** Somebody is to come in: where the letter goes, and what they may do. */
export function Inviting({ roles, changed, close }: Opened) {
  const form = useForm(
    { email: "", name: "", role: "member", groups: "" },
    async ({ email, name, role, groups: chosen }) => {
      const named = name.trim() === "" ? {} : { name: name.trim() };
      const body = { email: email.trim(), role, groups: words(chosen), ...named };
      await call("post", "/api/workspace/invitations", { body });
      close();
      toast(t.people.invited);
      await changed();
    },
    { rules: { email: address } },
  );
  return (
    <Dialog title={t.people.invite} lead={t.people.inviteLead} onClose={close}>
      <Form form={form}>
        <Address autoComplete="off" autoFocus />
        <Field name="name" label={t.people.name} hint={t.people.nameHint} autoComplete="off" maxLength={100} />
        <RoleChoice roles={roles} />
        <GroupsChoice label={t.groups.title} hint={t.people.groupsHint} />
        <Actions close={close} deed={t.people.inviteDeed} busy={form.busy} />
      </Form>
    </Dialog>
  );
}

/** One of the roles that there are, or none where that may be. */
export function RoleChoice({ roles, none, hint }: { roles: readonly Schemas["Role"][]; none?: string; hint?: string }) {
  const meanings: Readonly<Record<string, string>> = t.roles.meanings;
  const chosen = useHere().values["role"] ?? "";
  const meaning = meanings[chosen] ?? roles.find(({ role_id }) => role_id === chosen)?.about;
  const told = [meaning && `${meaning}.`.replace(/\.\.$/, "."), hint].filter(Boolean).join(" ");
  return (
    <Choice name="role" label={t.people.role} hint={told}>
      {none && <option value="">{none}</option>}
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
