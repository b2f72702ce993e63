import { type CSSProperties, useState } from "react";
import { call } from "~/api/call";
import { Dialog } from "~/design/Dialog";
import { useAsked } from "~/frame/asking";
import { regret } from "~/frame/deeds";
import { Deed, List, Row } from "~/frame/Row";
import { Shown } from "~/frame/Section";
import { ago } from "~/frame/times";
import { words } from "~/texts/calendars";
import { type Calendar, colorOf } from "../asked";
import { restore } from "./Leaving";
import "./calendars.css";

/** Calendars that were thrown away, and those of others that somebody took off their list. */
export default function Trash({ changed, close }: { changed: () => Promise<void>; close: () => void }) {
  const thrown = useAsked(() => call("get", "/api/agenda/calendars/trash"));
  const off = useAsked(() => call("get", "/api/agenda/calendars", { query: { removed: true } }));
  const [busy, work] = useState<string | null>(null);

  async function fetch(calendar: Calendar, how: () => Promise<unknown>) {
    work(calendar.calendar_id);
    try {
      await how();
      await Promise.all([thrown.again(), off.again(), changed()]);
    } catch (error) {
      regret(error);
    }
    work(null);
  }

  return (
    <Dialog title={words.trash.title} lead={words.trash.lead} wide onClose={close}>
      <Shown of={thrown}>
        {({ items }) => (
          <div className="inset">
            <List items={items} none={words.trash.none}>
              {(each) => (
                <Row
                  key={each.calendar_id}
                  sign={<Dot of={each} />}
                  title={each.name}
                  about={each.trashed && words.trash.when(ago(each.trashed))}
                >
                  <Deed
                    label={words.trash.restore}
                    of={each.name}
                    busy={busy === each.calendar_id}
                    onClick={() => void fetch(each, () => restore(each))}
                  />
                </Row>
              )}
            </List>
          </div>
        )}
      </Shown>
      {off.found && off.found.items.length > 0 && (
        <section className="stack" aria-label={words.trash.off}>
          <div>
            <h3>{words.trash.off}</h3>
            <p className="soft small">{words.trash.offLead}</p>
          </div>
          <div className="inset">
            <List items={off.found.items} none="">
              {(each) => (
                <Row key={each.calendar_id} sign={<Dot of={each} />} title={each.name}>
                  <Deed
                    label={words.trash.put}
                    of={each.name}
                    busy={busy === each.calendar_id}
                    onClick={() =>
                      void fetch(each, () =>
                        call("put", "/api/agenda/shelf/{thing_id}", { path: { thing_id: each.calendar_id }, body: {} }),
                      )
                    }
                  />
                </Row>
              )}
            </List>
          </div>
        </section>
      )}
    </Dialog>
  );
}

function Dot({ of }: { of: Calendar }) {
  return <span className="dot" style={{ "--of": colorOf(of) } as CSSProperties} aria-hidden="true" />;
}
