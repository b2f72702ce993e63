import { useState } from "react";
import { call } from "~/api/call";
import { Button } from "~/design/Button";
import { Dialog } from "~/design/Dialog";
import { Notice } from "~/design/Notice";
import { toast } from "~/design/toasts";
import { useDeed } from "~/frame/deeds";
import { useMe } from "~/frame/me";
import { change, eventOf } from "~/pages/agenda/writing";
import { Picker } from "~/pages/booking/Picker";
import { t } from "~/texts";
import { words } from "~/texts/offering";
import type { Saying } from "~/times/said";
import { span } from "~/times/span";
import { wall } from "~/times/zoned";
import type { Coming } from "./asked";
import "~/pages/booking/booking.css";

/** A host finds another time for a booking: it is moved where it stands, in the calendar, and the guest is told. */
export function Moving({
  of: { booking, page },
  zone,
  saying,
  moved,
  close,
}: {
  of: Coming;
  zone: string;
  saying: Saying;
  moved: (begins: string, ends: string) => void;
  close: () => void;
}) {
  const { me } = useMe();
  const [begins, choose] = useState<string | null>(null);
  const [gone, go] = useState(false);
  const lasts = Date.parse(booking.ends) - Date.parse(booking.begins);
  const calendar = booking.takers?.find(([person]) => person === me.person)?.[1] ?? "";
  const put = useDeed(async () => {
    if (begins === null) return;
    const kept = await entry(booking.booking_id, calendar, booking.begins, booking.ends);
    if (kept === null) return go(true);
    const event = eventOf(kept);
    await change(kept, { start: wall(Date.parse(begins), event.timeZone ?? "Etc/UTC") }, "all", null);
    moved(begins, new Date(Date.parse(begins) + lasts).toISOString());
    toast(words.coming.moved);
    close();
  });
  const { name } = booking.guest;
  return (
    <Dialog
      wide
      title={words.coming.moving(name)}
      lead={words.coming.movingLead(span(booking.begins, booking.ends, zone, saying))}
      onClose={close}
    >
      <Picker
        slug={page.slug}
        zone={zone}
        duration={lasts / 60_000}
        horizon={page.horizon}
        saying={saying}
        near={begins ?? booking.begins}
        round={0}
        choose={choose}
      />
      {gone && <Notice tone="bad">{words.coming.gone}</Notice>}
      <div className="actions">
        <Button onClick={close}>{t.cancel}</Button>
        <Button look="primary" disabled={begins === null} busy={put.busy} onClick={put.run}>
          {begins === null
            ? words.coming.move
            : words.coming.here(
                `${saying.short(wall(Date.parse(begins), zone).slice(0, 10))}, ${saying.time(wall(Date.parse(begins), zone))}`,
              )}
        </Button>
      </div>
    </Dialog>
  );
}

/** What stands in a calendar for a booking. */
async function entry(booking: string, calendar: string, from: string, to: string) {
  const { items } = await call("get", "/api/agenda/events", { query: { from, to, calendars: [calendar] } });
  for (const { calendar_id, event_id } of items.filter((each) => Date.parse(each.begins) === Date.parse(from))) {
    const path = { calendar_id, event_id };
    const kept = await call("get", "/api/agenda/calendars/{calendar_id}/events/{event_id}", { path });
    if (kept.event["uid"] === booking) return kept;
  }
  return null;
}
