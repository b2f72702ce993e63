import { useState } from "react";
import { call } from "~/api/call";
import type { Schemas } from "~/api/types";
import { Button } from "~/design/Button";
import { toast } from "~/design/toasts";
import { useAsked } from "~/frame/asking";
import { Confirm } from "~/frame/Confirm";
import { useDeed } from "~/frame/deeds";
import { Folded } from "~/frame/Folded";
import { Badge, Row, Sign } from "~/frame/Row";
import { Section, Shown } from "~/frame/Section";
import { ago } from "~/frame/times";
import { t } from "~/texts/house";

/** Where one is signed in to this workspace; ending it there, or everywhere else, in workspaces that are not listed too. */
export function Sessions({ wanted }: { wanted: boolean }) {
  const sessions = useAsked(() => call("get", "/api/auth/sessions"));
  const [asking, ask] = useState(false);
  return (
    <Section
      title={t.security.sessions}
      wanted={wanted}
      about={t.security.sessionsAbout}
      deed={
        <Button small look="danger" onClick={() => ask(true)}>
          {t.security.everywhere}
        </Button>
      }
    >
      <Shown of={sessions}>
        {({ items }) => (
          <Folded items={[...items].sort((one, other) => Number(other.current) - Number(one.current))}>
            {(each) => <One key={each.session_id} session={each} again={sessions.again} />}
          </Folded>
        )}
      </Shown>
      {asking && (
        <Confirm
          title={t.security.everywhereTitle}
          lead={t.security.everywhereLead}
          deed={t.security.everywhere}
          act={async () => {
            await call("delete", "/api/auth/sessions", { query: { keep: "current" } });
            await sessions.again();
            toast(t.security.ended);
          }}
          close={() => ask(false)}
        />
      )}
    </Section>
  );
}

function One({ session, again }: { session: Schemas["Shown"]; again: () => Promise<void> }) {
  const end = useDeed(async () => {
    await call("delete", "/api/auth/sessions/{session_id}", { path: { session_id: session.session_id } });
    toast(t.security.ended);
    await again();
  });
  return (
    <Row
      sign={<Sign icon={/iphone|android|ipad/i.test(session.device) ? "phone" : "device"} />}
      title={session.device}
      badges={session.current && <Badge tone="good">{t.security.here}</Badge>}
      about={t.security.since(ago(session.begun), session.address)}
    >
      {!session.current && (
        <Button small busy={end.busy} onClick={end.run}>
          {t.security.end}
        </Button>
      )}
    </Row>
  );
}
