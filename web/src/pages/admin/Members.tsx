import { useState } from "react";
import { call } from "~/api/call";
import type { Schemas } from "~/api/types";
import { Button } from "~/design/Button";
import { Dialog } from "~/design/Dialog";
import { Choice } from "~/design/Field";
import { Form, useForm } from "~/design/form";
import { Avatar } from "~/frame/Avatar";
import { useAsked } from "~/frame/asking";
import { useDeed } from "~/frame/deeds";
import { Deed, Row } from "~/frame/Row";
import { Shown } from "~/frame/Section";
import { filled } from "~/pages/entrance/rules";
import { t } from "~/texts";
import { everyone } from "./everyone";

interface Opened {
  of: Schemas["Group"];
  may: boolean;
  changed: () => Promise<void>;
  close: () => void;
}

/** Who is in a group; who comes in, and who leaves. */
export function Members({ of: group, may, changed, close }: Opened) {
  const path = { group_id: group.group_id };
  const members = useAsked(() =>
    call("get", "/api/workspace/groups/{group_id}/members", { path, query: { limit: 100 } }),
  );

  async function move(body: Schemas["Movement"]) {
    await call("post", "/api/workspace/groups/{group_id}/members", { path, body });
    await Promise.all([members.again(), changed()]);
  }

  return (
    <Dialog title={group.name} lead={t.groups.membersLead} wide onClose={close}>
      {may && <Coming inside={members.found?.items ?? []} move={move} />}
      <Shown of={members}>
        {({ items }) => (
          <ul className="list inner">
            {items.length === 0 && <li className="soft small">{t.groups.nobody}</li>}
            {items.map((each) => (
              <One key={each.person} member={each} leave={may ? () => move({ remove: [each.person] }) : null} />
            ))}
          </ul>
        )}
      </Shown>
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
  const { found: people } = useAsked(everyone);
  const [round, next] = useState(0);
  const others = (people ?? []).filter(
    ({ person, status }) => status !== "deactivated" && !inside.some((each) => each.person === person),
  );
  if (people !== null && others.length === 0) return null;
  return <Choosing key={round} others={others} move={move} done={() => next(round + 1)} />;
}

function Choosing({
  others,
  move,
  done,
}: {
  others: readonly Schemas["Member"][];
  move: Newcomer["move"];
  done: () => void;
}) {
  const form = useForm(
    { person: "" },
    async ({ person }) => {
      await move({ add: [person] });
      done();
    },
    { rules: { person: filled } },
  );
  return (
    <Form form={form}>
      <Choice name="person" label={t.groups.add}>
        <option value="">{t.groups.choose}</option>
        {others.map(({ person, name, email }) => (
          <option key={person} value={person}>
            {name} ({email})
          </option>
        ))}
      </Choice>
      <div className="row">
        <Button small look="primary" type="submit" busy={form.busy}>
          {t.groups.addDeed}
        </Button>
      </div>
    </Form>
  );
}
