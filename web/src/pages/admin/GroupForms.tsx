import { call } from "~/api/call";
import type { Schemas } from "~/api/types";
import { Actions, Dialog } from "~/design/Dialog";
import { Field } from "~/design/Field";
import { Form, useForm } from "~/design/form";
import { toast } from "~/design/toasts";
import { filled } from "~/pages/entrance/rules";
import { t } from "~/texts/house";
import { RoleChoice } from "./Inviting";

interface Opened {
  changed: () => Promise<void>;
  close: () => void;
}

function Words() {
  return (
    <>
      <Field name="name" label={t.groups.name} maxLength={60} autoComplete="off" autoFocus />
      <Field name="about" label={t.groups.about} maxLength={500} autoComplete="off" />
    </>
  );
}

/** A group that nobody is in yet. */
export function MakingGroup({ changed, close }: Opened) {
  const form = useForm(
    { name: "", about: "" },
    async ({ name, about }) => {
      await call("post", "/api/workspace/groups", { body: { name: name.trim(), about: about.trim() } });
      close();
      toast(t.groups.made);
      await changed();
    },
    { rules: { name: filled } },
  );
  return (
    <Dialog title={t.groups.make} onClose={close}>
      <Form form={form}>
        <Words />
        <Actions close={close} deed={t.groups.makeDeed} busy={form.busy} />
      </Form>
    </Dialog>
  );
}

/** What a group is called, and the role that everybody in it has besides their own. */
export function EditingGroup({
  of: group,
  roles,
  changed,
  close,
}: Opened & { of: Schemas["Group"]; roles: readonly Schemas["Role"][] }) {
  const form = useForm(
    { name: group.name, about: group.about ?? "", role: group.role ?? "" },
    async ({ name, about, role }) => {
      const path = { group_id: group.group_id };
      const headers = { "If-Match": `"${group.modseq ?? 0}"` };
      const carried = role !== (group.role ?? "") && { role: role || null };
      const body = { name: name.trim(), about: about.trim(), ...carried };
      await call("patch", "/api/workspace/groups/{group_id}", { path, headers, body });
      close();
      toast(t.groups.saved);
      await changed();
    },
    { rules: { name: filled } },
  );
  return (
    <Dialog title={group.name} onClose={close}>
      <Form form={form}>
        <Words />
        <RoleChoice roles={roles} none={t.groups.noRole} hint={t.groups.roleHint} />
        <Actions close={close} busy={form.busy} />
      </Form>
    </Dialog>
  );
}
