import { useState } from "react";
import { Link, useParams } from "wouter";
import { call } from "~/api/call";
import { Problem } from "~/api/problems";
import type { Schemas } from "~/api/types";
import { Button } from "~/design/Button";
import { Notice } from "~/design/Notice";
import { toast } from "~/design/toasts";
import { useAsked } from "~/frame/asking";
import { useDeed } from "~/frame/deeds";
import { Page } from "~/frame/Frame";
import { useMe } from "~/frame/me";
import { Section, Shown } from "~/frame/Section";
import { words } from "~/texts/booking";
import { Saying } from "~/times/said";
import { span } from "~/times/span";
import { here } from "~/times/zoned";
import { Ending } from "./Ending";
import "./booking.css";

type Booking = Schemas["Booking"];

/** A host decides about a booking that waits for them, or cancels one: `/agenda/booking/<page>/<booking>`. */
export default function Deciding() {
  const { slug = "", id = "" } = useParams<{ slug: string; id: string }>();
  const asked = useAsked(() => found(slug, id));
  return (
    <Page title={words.host.title} narrow>
      <Shown of={asked}>{(booking) => <One slug={slug} booking={booking} again={asked.again} />}</Shown>
    </Page>
  );
}

/** One of a page's bookings; what waits is new, so that it stands near the beginning of the list. */
async function found(slug: string, id: string): Promise<Booking> {
  let cursor: string | null | undefined;
  do {
    const query = { limit: 100, ...(cursor && { cursor }) };
    const page = await call("get", "/api/agenda/pages/{slug}/bookings", { path: { slug }, query });
    const one = page.items.find((each) => each.booking_id === id);
    if (one) return one;
    cursor = page.next;
  } while (cursor);
  throw new Problem("not-found", 404, "");
}

function One({ slug, booking, again }: { slug: string; booking: Booking; again: () => Promise<void> }) {
  const { me } = useMe();
  const [ending, end] = useState<"decline" | "cancel" | null>(null);
  const path = { slug, booking_id: booking.booking_id };
  const approve = useDeed(async () => {
    await call("post", "/api/agenda/pages/{slug}/bookings/{booking_id}/approve", { path });
    toast(words.host.agreed);
    await again();
  });
  const status = booking.status ?? "confirmed";
  const ahead = Date.parse(booking.ends) > Date.now();
  return (
    <Section title={booking.title} about={span(booking.begins, booking.ends, here(), new Saying(me.locale))}>
      <div className="body stack">
        <Notice tone={status === "pending" ? "warn" : status === "confirmed" ? "good" : "plain"}>
          {words.host.statuses[status]}
        </Notice>
        <p className="break">
          <strong>{booking.guest.name}</strong>
          <br />
          <a href={`mailto:${encodeURIComponent(booking.guest.email)}`}>{booking.guest.email}</a>
        </p>
        {Object.entries(booking.answers ?? {}).map(([key, answer]) => (
          <p key={key} className="break said">
            {answer}
          </p>
        ))}
        {booking.reason && <p className="soft break">{booking.reason}</p>}
        <div className="row">
          {status === "pending" && ahead && (
            <>
              <Button look="primary" busy={approve.busy} onClick={approve.run}>
                {words.host.approve}
              </Button>
              <Button look="danger" onClick={() => end("decline")}>
                {words.host.decline}
              </Button>
            </>
          )}
          {(status === "confirmed" || status === "held") && ahead && (
            <Button look="danger" onClick={() => end("cancel")}>
              {words.host.cancel}
            </Button>
          )}
          <Link href="/agenda" className="button bare">
            {words.host.agenda}
          </Link>
        </div>
      </div>
      {ending && <Ending how={ending} path={path} again={again} close={() => end(null)} />}
    </Section>
  );
}
