import { call } from "~/api/call";
import type { Schemas } from "~/api/types";
import { Actions, Dialog } from "~/design/Dialog";
import { Form, useForm } from "~/design/form";
import { filled } from "~/pages/entrance/rules";
import { t } from "~/texts/house";
import { CandidateChoice, useCandidates } from "./candidates";

interface Opened {
  member: Schemas["Member"];
  done: (said: string) => Promise<void>;
  close: () => void;
}

/** All that somebody owns is to be somebody else's, before they leave. */
export function HandingOver({ member, done, close }: Opened) {
  const heirs = useCandidates(({ person, status }) => person !== member.person && status !== "deactivated");
  const form = useForm(
    { to: "" },
    async ({ to }) => {
      const path = { person: member.person };
      await call("post", "/api/workspace/people/{person}/transfer", { path, body: { to } });
      await done(t.people.handed);
    },
    { rules: { to: filled } },
  );
  return (
    <Dialog title={t.people.handTitle(member.name)} lead={t.people.handLead} onClose={close}>
      <Form form={form}>
        <CandidateChoice of={heirs} name="to" label={t.people.heir} none={t.groups.choose} />
        <Actions close={close} deed={t.people.hand} busy={form.busy} />
      </Form>
    </Dialog>
  );
}
