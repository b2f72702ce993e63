import type { ReactNode } from "react";
import type { Answer } from "~/api/types";
import { Icon, type IconName } from "~/design/Icon";
import { words } from "~/texts/booking";
import type { Saying } from "~/times/said";
import { span } from "~/times/span";
import { wall } from "~/times/zoned";
import { Around } from "./Around";

export type Told = Answer<"post", "/api/agenda/bookings/show">;

/** What stands over a booking, and how it looks. */
export function state({ status, ends }: Told): { title: string; icon: IconName; tone: string } {
  if (status === "cancelled") return { title: words.cancelled, icon: "close", tone: "off" };
  if (status === "lapsed") return { title: words.lapsed, icon: "clock", tone: "off" };
  if (status === "declined") return { title: words.declined, icon: "close", tone: "off" };
  if (Date.parse(ends) < Date.now()) return { title: words.over, icon: "clock", tone: "off" };
  if (status === "held" || status === "wanted") return { title: words.held, icon: "letter", tone: "warn" };
  if (status === "pending") return { title: words.pending, icon: "clock", tone: "warn" };
  return { title: words.confirmed, icon: "check", tone: "good" };
}

/** A booking as its guest sees it. */
export function Booked({
  booking,
  ticket = null,
  fresh = false,
  zone,
  saying,
  children,
}: {
  booking: Told;
  /** The way back to it, for whoever has just booked it. */
  ticket?: string | null;
  /** Whether it was booked just now, here. */
  fresh?: boolean;
  zone: string;
  saying: Saying;
  children?: ReactNode;
}) {
  const { title, icon, tone } = state(booking);
  const host = words.hosts(booking.hosts);
  const held = fresh ? words.heldLead(booking.guest.email) : kept(booking, zone, saying);
  const lead = {
    wanted: held,
    held,
    pending: words.pendingLead(host),
    confirmed: fresh ? words.confirmedLead(booking.guest.email) : null,
    cancelled: null,
    declined: null,
    lapsed: words.lapsedLead,
  }[booking.status];
  return (
    <Around
      title={title}
      kicker={
        <span className={`seal ${tone}`}>
          <Icon name={icon} size={26} />
        </span>
      }
      facts={lead && <p className="soft">{lead}</p>}
    >
      <dl className="facts-of">
        <div>
          <dt className="unseen">{words.pages}</dt>
          <dd>
            <strong className="break">{booking.title}</strong>
          </dd>
        </div>
        <Line name={words.when} struck={tone === "off"}>
          {span(booking.begins, booking.ends, zone, saying)}
          <span className="soft small">{zone.replaceAll("_", " ")}</span>
        </Line>
        {host && <Line name={words.who}>{host}</Line>}
        <Line name={words.you}>
          {booking.guest.name}
          <span className="soft small">{booking.guest.email}</span>
        </Line>
        {(booking.guests ?? []).length > 0 && (
          <Line name={words.along.who}>
            {booking.guests?.map((each) => (
              <span key={each}>{each}</span>
            ))}
          </Line>
        )}
        {booking.place && (
          <Line name={words.where}>
            {booking.place.startsWith("https://") ? <a href={booking.place}>{booking.place}</a> : booking.place}
          </Line>
        )}
        {booking.reason && <Line name={words.reason}>{booking.reason}</Line>}
      </dl>
      {children}
      {fresh && (
        <div className="row">
          {ticket && booking.changeable && (
            <a className="button quiet" href={`/booking#${ticket}`}>
              {words.manage}
            </a>
          )}
          {booking.page && (
            <a className="button bare" href={`/book/${booking.page}`}>
              {words.again}
            </a>
          )}
        </div>
      )}
    </Around>
  );
}

/** Until when it is kept for whoever has yet to confirm it. */
function kept({ confirm_by }: Told, zone: string, saying: Saying): string | null {
  return confirm_by ? words.heldUntil(saying.time(wall(Date.parse(confirm_by), zone))) : null;
}

function Line({ name, struck = false, children }: { name: string; struck?: boolean; children: ReactNode }) {
  return (
    <div className={struck ? "struck" : undefined}>
      <dt className="soft">{name}</dt>
      <dd className="break">{children}</dd>
    </div>
  );
}
