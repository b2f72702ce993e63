import type { CSSProperties, ReactNode } from "react";
import { download } from "~/api/call";
import { Icon, type IconName } from "~/design/Icon";
import { regret } from "~/frame/deeds";
import { save } from "~/frame/saving";
import { words } from "~/texts/agenda";
import { words as details } from "~/texts/details";
import type { Saying } from "~/times/said";
import { type Calendar, colorOf } from "./asked";
import { attachedTo, placeOf } from "./details/attached";
import { sized } from "./details/Files";
import type { JsEvent, Link } from "./event";
import { Guests, Things } from "./Guests";
import { Notes } from "./Notes";
import { sentence } from "./repeat";
import { guestsAt } from "./taking";
import { inZone, whenOf } from "./when";

interface OfFacts {
  event: JsEvent;
  whole: JsEvent;
  calendar: Calendar | undefined;
  /** The others in which it is seen. */
  also: readonly Calendar[];
  mine: ReadonlySet<string>;
  zone: string;
  saying: Saying;
}

/** All that there is to know of an event. */
export function Facts({ event, whole, calendar, also, mine, zone, saying }: OfFacts) {
  const places = Object.values(event.locations ?? {}).flatMap(({ name }) => (name ? [name] : []));
  const calls = Object.values(event.virtualLocations ?? {}).filter(({ uri }) => /^https?:/.test(uri));
  const rules = whole.recurrenceRules ?? [];
  return (
    <ul className="event-facts">
      <Fact icon="clock">
        {whenOf(inZone(event, zone), saying)}
        <Elsewhere event={event} zone={zone} saying={saying} />
        {rules.map((each) => (
          <span key={JSON.stringify(each)} className="soft small">
            {sentence(each, whole.start.slice(0, 10), saying)}
          </span>
        ))}
      </Fact>
      {event.status && event.status !== "confirmed" && (
        <Fact icon="alert">{event.status === "cancelled" ? words.event.cancelled : words.event.tentative}</Fact>
      )}
      {places.map((each) => (
        <Fact key={each} icon="pin">
          {each}
        </Fact>
      ))}
      {calls.map(({ uri, name }) => (
        <Fact key={uri} icon="device">
          <a href={uri} target="_blank" rel="noreferrer">
            {words.event.join}
          </a>
          <span className="soft small">{name || uri}</span>
        </Fact>
      ))}
      {guestsAt(event, mine).some(({ room }) => !room) && (
        <Fact icon="people">
          <Guests event={event} mine={mine} />
        </Fact>
      )}
      <Things event={event} mine={mine} />
      {event.description && (
        <Fact icon="list">
          <Notes text={event.description} />
        </Fact>
      )}
      {attachedTo(event).map(({ id, link }) => (
        <Fact key={id} icon="link">
          <File link={link} />
        </Fact>
      ))}
      {event.keywords && Object.keys(event.keywords).length > 0 && (
        <Fact icon="tag">
          <span className="keywords">
            {Object.keys(event.keywords).map((each) => (
              <span key={each} className="badge">
                {each}
              </span>
            ))}
          </span>
        </Fact>
      )}
      {(event.privacy === "private" || event.privacy === "secret") && <Fact icon="lock">{words.event.private}</Fact>}
      {event.freeBusyStatus === "free" && <Fact icon="check">{words.event.free}</Fact>}
      {[calendar, ...also].map(
        (each) =>
          each && (
            <li key={each.calendar_id}>
              <span className="dot" style={{ "--of": colorOf(each) } as CSSProperties} aria-hidden="true" />
              <span className="break">{each.name}</span>
            </li>
          ),
      )}
    </ul>
  );
}

/** By the clocks where it is, if they show something else than those where somebody looks. */
function Elsewhere({ event, zone, saying }: { event: JsEvent; zone: string; saying: Saying }) {
  const there = event.timeZone ?? zone;
  const said = whenOf(inZone(event, there), saying);
  if (said === whenOf(inZone(event, zone), saying)) return null;
  return (
    <span className="soft small">
      {there.replaceAll("_", " ")}: {said}
    </span>
  );
}

/** A file of ours is fetched by whoever may see it; one of others is a page like any. */
function File({ link }: { link: Link }) {
  const ours = placeOf(link);
  const name = link.title || details.files.unnamed;
  const size = link.size ? <span className="soft small">{sized(link.size)}</span> : null;
  if (!ours) {
    return /^https?:/.test(link.href) ? (
      <a href={link.href} target="_blank" rel="noreferrer">
        {name}
      </a>
    ) : (
      <span>{name}</span>
    );
  }
  const fetch = () =>
    download("/api/agenda/calendars/{calendar_id}/files/{file}", ours).then((file) => save(file, name), regret);
  return (
    <span>
      <button type="button" className="link" aria-label={details.files.open(name)} onClick={() => void fetch()}>
        {name}
      </button>{" "}
      {size}
    </span>
  );
}

function Fact({ icon, children }: { icon: IconName; children: ReactNode }) {
  return (
    <li>
      <Icon name={icon} size={17} />
      <div className="event-fact break">{children}</div>
    </li>
  );
}
