import { useState } from "react";
import { call } from "~/api/call";
import type { Schemas } from "~/api/types";
import { Button } from "~/design/Button";
import { failure } from "~/design/form";
import { Icon } from "~/design/Icon";
import { toast } from "~/design/toasts";
import { useAsked } from "~/frame/asking";
import { Confirm } from "~/frame/Confirm";
import { Section, Shown } from "~/frame/Section";
import { ago } from "~/frame/times";
import { t } from "~/texts";

/** Where one is signed in to this workspace; ending it there, or everywhere else. */
export function Sessions() {
  const sessions = useAsked(() => call("get", "/api/auth/sessions"));
  const [asking, ask] = useState(false);
  const others = (sessions.found?.items ?? []).some(({ current }) => !current);
  return (
    <Section
      title={t.security.sessions}
      about={t.security.sessionsAbout}
      deed={
        others && (
          <Button small look="danger" onClick={() => ask(true)}>
            {t.security.everywhere}
          </Button>
        )
      }
    >
      <Shown of={sessions}>
        {({ items }) => (
          <ul className="list">
            {items.map((each) => (
              <One key={each.session_id} session={each} again={sessions.again} />
            ))}
          </ul>
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
  const [busy, setBusy] = useState(false);

  async function end() {
    setBusy(true);
    try {
      await call("delete", "/api/auth/sessions/{session_id}", { path: { session_id: session.session_id } });
      toast(t.security.ended);
      await again();
    } catch (error) {
      toast(failure(error) ?? "", "bad");
    } finally {
      setBusy(false);
    }
  }

  return (
    <li>
      <span className="sign">
        <Icon name={/iphone|android|ipad/i.test(session.device) ? "phone" : "device"} />
      </span>
      <div className="what">
        <span className="name-line">
          <strong>{session.device}</strong>
          {session.current && <span className="badge good">{t.security.here}</span>}
        </span>
        <span className="soft small">{t.security.since(ago(session.begun), session.address)}</span>
      </div>
      {!session.current && (
        <div className="deeds">
          <Button small busy={busy} onClick={() => void end()}>
            {t.security.end}
          </Button>
        </div>
      )}
    </li>
  );
}
