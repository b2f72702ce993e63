import { useState } from "react";
import { call } from "~/api/call";
import { toast } from "~/design/toasts";
import { Confirm } from "~/frame/Confirm";
import { regret } from "~/frame/deeds";
import { Listed } from "~/frame/Listed";
import { useMe } from "~/frame/me";
import { usePages } from "~/frame/pages";
import { Deed, Row, Sign } from "~/frame/Row";
import { ago } from "~/frame/times";
import { words as agenda } from "~/texts/agenda";
import { words } from "~/texts/calendars";
import { Saying } from "~/times/said";
import type { Calendar } from "../asked";
import { whenOf } from "../when";
import { eventOf, type Kept } from "../writing";

/** What was deleted from a calendar, and may be brought back. */
export function Deleted({ calendar, changed }: { calendar: Calendar; changed: () => Promise<void> }) {
  const { me } = useMe();
  const [saying] = useState(() => new Saying(me.locale));
  const path = { calendar_id: calendar.calendar_id };
  const events = usePages((query) => call("get", "/api/agenda/calendars/{calendar_id}/trash", { path, query }));
  const [purging, purge] = useState<Kept | null>(null);
  const titled = (kept: Kept) => eventOf(kept).title || agenda.untitled;

  async function restore({ event_id }: Kept) {
    try {
      await call("post", "/api/agenda/calendars/{calendar_id}/trash/{event_id}/restore", {
        path: { ...path, event_id },
      });
      toast(words.deleted.restored);
      await Promise.all([events.again(), changed()]);
    } catch (error) {
      regret(error);
    }
  }

  return (
    <div className="stack">
      <p className="soft">{words.deleted.lead}</p>
      <Listed of={events} none={words.deleted.none} words={titled} inner>
        {(kept) => (
          <Row
            key={kept.event_id}
            sign={<Sign icon="calendar" />}
            title={titled(kept)}
            about={[whenOf(eventOf(kept), saying), kept.deleted && words.deleted.when(ago(kept.deleted))]
              .filter(Boolean)
              .join(" · ")}
          >
            <Deed label={words.deleted.restore} of={titled(kept)} onClick={() => void restore(kept)} />
            <Deed label={words.deleted.purge} of={titled(kept)} onClick={() => purge(kept)} />
          </Row>
        )}
      </Listed>
      {purging && (
        <Confirm
          title={words.deleted.purgeTitle(titled(purging))}
          lead={words.deleted.purgeLead}
          deed={words.deleted.purge}
          act={async () => {
            await call("delete", "/api/agenda/calendars/{calendar_id}/trash/{event_id}", {
              path: { ...path, event_id: purging.event_id },
            });
            toast(words.deleted.purged);
            await events.again();
          }}
          close={() => purge(null)}
        />
      )}
    </div>
  );
}
