import { call } from "~/api/call";
import { Icon } from "~/design/Icon";
import { useAsked } from "~/frame/asking";
import { type Me, useMe } from "~/frame/me";
import { words } from "~/texts/agenda";
import { words as details } from "~/texts/details";
import type { JsEvent } from "./event";
import { type Guest, guestsAt, isCalendars } from "./taking";

/** Of so many guests is asked whether they are colleagues, and what they are called. */
const ASKED = 20;

/** Who takes part, and whether they come. */
export function Guests({ event, mine }: { event: JsEvent; mine: ReadonlySet<string> }) {
  const { me } = useMe();
  const guests = guestsAt(event, mine).filter(({ room }) => !room);
  const names = useNames(guests, me);
  return (
    <ul className="guests" aria-label={words.event.guests}>
      {guests.map((each) => (
        <li key={each.id}>
          {called(each, names)} <span className="soft small">{does(each)}</span>
          {each.comment && <span className="soft small"> “{each.comment}”</span>}
        </li>
      ))}
    </ul>
  );
}

/** The rooms that are booked for it, and what they answered. */
export function Things({ event, mine }: { event: JsEvent; mine: ReadonlySet<string> }) {
  const rooms = guestsAt(event, mine).filter(({ room }) => room);
  if (rooms.length === 0) return null;
  return (
    <li>
      <Icon name="building" size={17} />
      <ul className="guests break" aria-label={details.rooms.booked}>
        {rooms.map(({ id, name, address, status, comment }) => (
          <li key={id}>
            {name || address} <span className="soft small">{details.rooms.statuses[status]}</span>
            {comment && <span className="soft small"> “{comment}”</span>}
          </li>
        ))}
      </ul>
    </li>
  );
}

function does({ you, host, status }: Guest): string | undefined {
  if (host) return you ? words.event.yourHost : words.event.host;
  return (you ? words.event.yourStatuses : words.event.statuses)[status];
}

function called({ you, name, address, host }: Guest, names: ReadonlyMap<string, string>): string {
  if (you) return words.event.you;
  return name || names.get(address) || (host && isCalendars(address) ? words.event.ofCalendar : address);
}

/** What colleagues are called of whom only the address is written. */
function useNames(guests: readonly Guest[], me: Me): ReadonlyMap<string, string> {
  const asked = useAsked(async () => {
    if (!me.scopes.includes("people:read")) return [];
    const unknown = guests.filter(({ you, name, address }) => !you && !name && address && !isCalendars(address));
    const ask = ({ address }: Guest) => call("get", "/api/workspace/people", { query: { email: address, limit: 1 } });
    const found = await Promise.allSettled(unknown.slice(0, ASKED).map(ask));
    return found.flatMap((each) => (each.status === "fulfilled" ? each.value.items : []));
  });
  return new Map((asked.found ?? []).map(({ email, name }) => [email.toLowerCase(), name]));
}
