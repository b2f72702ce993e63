import { useState } from "react";
import { call } from "~/api/call";
import type { Schemas } from "~/api/types";
import { Button } from "~/design/Button";
import { Actions, Dialog } from "~/design/Dialog";
import { Field } from "~/design/Field";
import { Form, failure, useForm } from "~/design/form";
import { toast } from "~/design/toasts";
import { Confirm } from "~/frame/Confirm";
import { filled } from "~/pages/entrance/rules";
import { t } from "~/texts/house";
import { HandingOver } from "./HandingOver";
import { RoleChoice } from "./Inviting";
import { Rights } from "./Rights";

interface Opened {
  member: Schemas["Member"];
  roles: readonly Schemas["Role"][];
  changed: () => Promise<void>;
  close: () => void;
}

/** What somebody is in the workspace: their name, what they may do, and whether they are in it at all. */
export function Editing({ member, roles, changed, close }: Opened) {
  const [doing, does] = useState<"remove" | "deactivate" | "hand" | "rights" | null>(null);
  const path = { person: member.person };
  const active = member.status !== "deactivated";
  const form = useForm(
    { name: member.name, title: member.title ?? "", role: member.role },
    async ({ name, title, role }) => {
      const body = { name: name.trim(), title: title.trim() || null, ...(role !== member.role && { role }) };
      await call("patch", "/api/workspace/people/{person}", { path, body });
      await done(t.people.saved);
    },
    { rules: { name: filled } },
  );

  async function done(said: string) {
    close();
    toast(said);
    await changed();
  }

  async function letIn() {
    try {
      await call("post", "/api/workspace/people/{person}/reactivate", { path });
      await done(t.people.reactivatedNow);
    } catch (error) {
      form.say(failure(error));
    }
  }

  if (doing === "hand") return <HandingOver member={member} done={done} close={close} />;
  if (doing === "rights") return <Rights member={member} roles={roles} close={close} />;
  if (doing === "deactivate") {
    return (
      <Confirm
        title={t.people.deactivateTitle(member.name)}
        lead={t.people.deactivateLead}
        deed={t.people.deactivate}
        act={async () => {
          await call("post", "/api/workspace/people/{person}/deactivate", { path });
          await done(t.people.deactivatedNow);
        }}
        close={close}
      />
    );
  }
  if (doing === "remove") {
    return (
      <Confirm
        title={t.people.removeTitle(member.name)}
        lead={t.people.removeLead}
        deed={t.people.remove}
        act={async () => {
          await call("delete", "/api/workspace/people/{person}", { path });
          await done(t.people.removed);
        }}
        close={close}
      />
    );
  }
  return (
    <Dialog title={member.name} lead={member.email} onClose={close}>
      <Form form={form}>
        <Field name="name" label={t.people.name} maxLength={100} />
        <Field name="title" label={t.people.jobTitle} maxLength={100} />
        <RoleChoice roles={roles} />
        <div className="row">
          <Button small onClick={() => does("rights")}>
            {t.people.rights}
          </Button>
          <Button small onClick={() => does("hand")}>
            {t.people.hand}
          </Button>
          {active ? (
            <Button small look="danger" onClick={() => does("deactivate")}>
              {t.people.deactivate}
            </Button>
          ) : (
            <Button small onClick={() => void letIn()}>
              {t.people.reactivate}
            </Button>
          )}
          <Button small look="danger" onClick={() => does("remove")}>
            {t.people.remove}
          </Button>
        </div>
        <Actions close={close} busy={form.busy} />
      </Form>
    </Dialog>
  );
}
