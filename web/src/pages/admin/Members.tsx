import { useState } from "react";
import { call } from "~/api/call";
import type { Schemas } from "~/api/types";
import { Button } from "~/design/Button";
import { Dialog } from "~/design/Dialog";
import { Form, useForm } from "~/design/form";
import { Avatar } from "~/frame/Avatar";
import { useDeed } from "~/frame/deeds";
import { Listed } from "~/frame/Listed";
import { usePages } from "~/frame/pages";
import { Deed, Row } from "~/frame/Row";
import { filled } from "~/pages/entrance/rules";
import { t } from "~/texts/house";
import { CandidateChoice, useCandidates } from "./candidates";

interface Opened {
  of: Schemas["Group"];
  may: boolean;
  changed: () => Promise<void>;
  close: () => void;
}

/** Who is in a group; who comes in, and who leaves. */
export function Members({ of: group, may, changed, close }: Opened) {
  const path = { group_id: group.group_id };
  const members = usePages((query) => call("get", "/api/workspace/groups/{group_id}/members", { path, query }));

  async function move(body: Schemas["Movement"]) {
    await call("post", "/api/workspace/groups/{group_id}/members", { path, body });
    await Promise.all([members.again(), changed()]);
  }

  return (
    <Dialog title={group.name} lead={t.groups.membersLead} wide onClose={close}>
      {may && <Coming inside={members.found ?? []} move={move} />}
      <Listed of={members} none={t.groups.nobody} words={({ name, email }) => `${name} ${email}`} inner>
        {(each) => <One key={each.person} member={each} leave={may ? () => move({ remove: [each.person] }) : null} />}
      </Listed>
    </Dialog>
  );
}

function One({ member, leave }: { member: Schemas["Belonging"]; leave: (() => Promise<void>) | null }) {
  const going = useDeed(leave ?? (async () => undefined));
  return (
    <Row sign={<Avatar name={member.name} size={32} />} title={member.name} about={member.email}>
      {leave && <Deed label={t.groups.takeOut} of={member.name} busy={going.busy} onClick={going.run} />}
    </Row>
  );
}

interface Newcomer {
  inside: readonly Schemas["Belonging"][];
  move: (body: Schemas["Movement"]) => Promise<void>;
}

function Coming({ inside, move }: Newcomer) {
  const [round, next] = useState(0);
  const others = useCandidates(
    ({ person, status }) => status !== "deactivated" && !inside.some((each) => each.person === person),
  );
  const form = useForm(
    { person: "" },
    async ({ person }) => {
      await move({ add: [person] });
      form.change("person", "");
      next(round + 1);
    },
    { rules: { person: filled } },
  );
  if (others.asked.found && !others.many && others.people.length === 0) return null;
  return (
    <Form form={form}>
      <CandidateChoice key={round} of={others} name="person" label={t.groups.add} none={t.groups.choose} />
      <div className="row">
        <Button small look="primary" type="submit" busy={form.busy}>
          {t.groups.addDeed}
        </Button>
      </div>
    </Form>
  );
}
