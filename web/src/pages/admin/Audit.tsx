import { useState } from "react";
import { call } from "~/api/call";
import type { Schemas } from "~/api/types";
import { Button } from "~/design/Button";
import { Notice } from "~/design/Notice";
import { toast } from "~/design/toasts";
import { useDeed } from "~/frame/deeds";
import { Page } from "~/frame/Frame";
import { usePages } from "~/frame/pages";
import { Section, Shown } from "~/frame/Section";
import { t } from "~/texts/house";
import { Act, named } from "./Act";
import { Exporting } from "./Exporting";
import { Narrowing, type Wanted } from "./Narrowing";
import { useNames } from "./names";
import { useThings } from "./things";
import "./audit.css";

type Entry = Schemas["Entry"];

/** What was done, the newest first; and proof that nobody changed what was written. */
export default function Audit() {
  const [wanted, want] = useState<Wanted>(asked);
  return (
    <Page title={t.audit.title} lead={t.audit.lead}>
      <Section title={t.audit.narrow}>
        <Narrowing wanted={wanted} want={want} />
      </Section>
      <Entries key={JSON.stringify(wanted)} wanted={wanted} />
      <Exporting wanted={wanted} />
    </Page>
  );
}

/** What the page that led here wants to be looked at: `/audit?action=sender.` */
function asked(): Wanted {
  const said = new URLSearchParams(location.search);
  const [actor, action] = [said.get("actor"), said.get("action")];
  return { ...(actor && { actor }), ...(action && { action }) };
}

function Entries({ wanted }: { wanted: Wanted }) {
  const pages = usePages((page) => call("get", "/api/workspace/audit", { query: { ...wanted, ...page, limit: 50 } }));
  const entries: readonly Entry[] = pages.found ?? [];
  const people = useNames(entries.flatMap(({ actor, target }) => [actor, target ?? ""]));
  const things = useThings(entries.map(({ action }) => action));
  const names = new Map([...named(entries), ...things, ...people]);
  return (
    <Section title={t.audit.entries} deed={<Proof />}>
      <Shown of={pages}>
        {(found) =>
          found.length === 0 && !pages.more ? (
            <p className="body soft small">{t.audit.none}</p>
          ) : (
            <ol className="list acts">
              {found.map((each) => (
                <Act key={each.number} entry={each} names={names} />
              ))}
            </ol>
          )
        }
      </Shown>
      {pages.found && pages.failed && (
        <div className="body">
          <Notice tone="bad">{pages.failed}</Notice>
        </div>
      )}
      {pages.more && (
        <div className="body">
          <Button small busy={pages.busy} onClick={() => void pages.go()}>
            {t.audit.more}
          </Button>
        </div>
      )}
    </Section>
  );
}

function Proof() {
  const prove = useDeed(async () => {
    let first = 1;
    for (;;) {
      const proof = await call("get", "/api/workspace/audit/proof", { query: { first } });
      if (!proof.intact) return toast(t.audit.broken(proof.broken?.number ?? proof.last), "bad");
      if (!proof.next) return toast(t.audit.intact(proof.last));
      first = proof.next;
    }
  });
  return (
    <Button small icon="shield" busy={prove.busy} onClick={prove.run}>
      {t.audit.check}
    </Button>
  );
}
