import { type CSSProperties, type ReactNode, useState } from "react";
import { call } from "~/api/call";
import { Problem } from "~/api/problems";
import { Button } from "~/design/Button";
import { Dialog } from "~/design/Dialog";
import { Icon, type IconName } from "~/design/Icon";
import { toast } from "~/design/toasts";
import { useAsked } from "~/frame/asking";
import { regret, useDeed } from "~/frame/deeds";
import { Loading, Missed } from "~/frame/Missing";
import { useMe } from "~/frame/me";
import { words } from "~/texts/agenda";
import type { Saying } from "~/times/said";
import { type Calendar, colorOf, isOpen } from "./asked";
import { addressOf, type JsEvent, occurrence, type Participant } from "./event";
import { Guests } from "./Guests";
import { sentence } from "./repeat";
import { Spans } from "./Spans";
import { guestsAt } from "./taking";
import { inZone, whenOf } from "./when";
import { eventOf, type Kept, remove, type Span } from "./writing";

const GONE = "gone";

/** One event, as whoever opens it may see it. */
export function Opened({
  place,
  calendars,
  title,
  zone,
  saying,
  edit,
  changed,
  close,
}: {
  place: { calendar: string; event: string; at: string | null };
  calendars: readonly Calendar[];
  /** What is known of it before it is there. */
  title: string;
  zone: string;
  saying: Saying;
  edit: (kept: Kept, at: string | null) => void;
  changed: () => Promise<void>;
  close: () => void;
}) {
  const path = { calendar_id: place.calendar, event_id: place.event };
  const asked = useAsked(async () => {
    try {
      return await call("get", "/api/agenda/calendars/{calendar_id}/events/{event_id}", { path });
    } catch (error) {
      if (error instanceof Problem && error.status === 404) return GONE;
      throw error;
    }
  });
  const address = useAsked(async () => (await call("get", "/api/agenda/address")) as { address?: string });
  const gone = asked.found === GONE;
  const kept = asked.found === GONE ? null : asked.found;
  const calendar = calendars.find(({ calendar_id }) => calendar_id === place.calendar);
  const whole = kept && eventOf(kept);
  const repeats = Boolean(whole?.recurrenceRules?.length);
  const at = repeats ? (place.at ?? whole?.start ?? null) : null;
  const event = whole && occurrence(whole, at);
  const may = calendar !== undefined && isOpen(calendar);
  const [asking, ask] = useState(false);
  const { me } = useMe();
  const mine = new Set([me.email, address.found?.address ?? ""].map((each) => each.toLowerCase()));
  const own = Object.values(event?.participants ?? {}).find(
    (each) => !each.roles?.["owner"] && mine.has(addressOf(each).toLowerCase()),
  );

  async function erase(span: Span) {
    if (!kept) return;
    try {
      await remove(kept, span, at, changed);
      close();
    } catch (error) {
      regret(error);
      await asked.again();
    }
  }

  if (asking) {
    return <Spans title={words.span.remove} choose={(span) => void erase(span)} close={() => ask(false)} />;
  }
  return (
    <Dialog title={gone ? words.event.goneTitle : event?.title || title || words.untitled} wide onClose={close}>
      <Missed failed={asked.failed} again={asked.again} />
      {gone && <p>{words.event.gone}</p>}
      {!asked.found && !asked.failed && <Loading />}
      {event && kept && (
        <>
          <Facts event={event} whole={whole} calendar={calendar} mine={mine} zone={zone} saying={saying} />
          {own && (
            <Answering
              kept={kept}
              own={own}
              at={place.at}
              answered={async () => void (await Promise.all([asked.again(), changed()]))}
            />
          )}
          {may && (
            <div className="actions">
              <Button look="danger" icon="trash" onClick={() => (repeats ? ask(true) : void erase("all"))}>
                {words.event.remove}
              </Button>
              <Button look="primary" icon="edit" onClick={() => edit(kept, at)}>
                {words.event.edit}
              </Button>
            </div>
          )}
        </>
      )}
    </Dialog>
  );
}

interface OfFacts {
  event: JsEvent;
  whole: JsEvent;
  calendar: Calendar | undefined;
  mine: ReadonlySet<string>;
  zone: string;
  saying: Saying;
}

function Facts({ event, whole, calendar, mine, zone, saying }: OfFacts) {
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
      {guestsAt(event, mine).length > 0 && (
        <Fact icon="people">
          <Guests event={event} mine={mine} />
        </Fact>
      )}
      {event.description && (
        <Fact icon="list">
          <span className="notes">{event.description}</span>
        </Fact>
      )}
      {(event.privacy === "private" || event.privacy === "secret") && <Fact icon="lock">{words.event.private}</Fact>}
      {event.freeBusyStatus === "free" && <Fact icon="check">{words.event.free}</Fact>}
      {calendar && (
        <li>
          <span className="dot" style={{ "--of": colorOf(calendar) } as CSSProperties} aria-hidden="true" />
          <span className="break">{calendar.name}</span>
        </li>
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

function Fact({ icon, children }: { icon: IconName; children: ReactNode }) {
  return (
    <li>
      <Icon name={icon} size={17} />
      <div className="event-fact break">{children}</div>
    </li>
  );
}

/** Whether one comes. */
function Answering({
  kept,
  own,
  at,
  answered,
}: {
  kept: Kept;
  own: Participant;
  at: string | null;
  answered: () => Promise<void>;
}) {
  return (
    <fieldset className="answering">
      <legend className="label">{words.event.coming}</legend>
      <div className="row">
        {(["accepted", "tentative", "declined"] as const).map((status) => (
          <Answer
            key={status}
            kept={kept}
            status={status}
            on={own.participationStatus === status}
            at={at}
            answered={answered}
          />
        ))}
      </div>
    </fieldset>
  );
}

function Answer({
  kept,
  status,
  on,
  at,
  answered,
}: {
  kept: Kept;
  status: "accepted" | "tentative" | "declined";
  on: boolean;
  at: string | null;
  answered: () => Promise<void>;
}) {
  const repeats = Boolean(eventOf(kept).recurrenceRules?.length);
  const deed = useDeed(async () => {
    const path = { calendar_id: kept.calendar_id, event_id: kept.event_id };
    const body = { status, ...(repeats && at && { recurrence_id: at }) };
    await call("post", "/api/agenda/calendars/{calendar_id}/events/{event_id}/reply", { path, body });
    toast(words.event.answered);
    await answered();
  });
  return (
    <Button small look={on ? "primary" : "quiet"} aria-pressed={on} busy={deed.busy} onClick={deed.run}>
      {words.event.answers[status]}
    </Button>
  );
}
