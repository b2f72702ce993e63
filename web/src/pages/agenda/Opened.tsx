import { useState } from "react";
import { call } from "~/api/call";
import { Problem } from "~/api/problems";
import { Button } from "~/design/Button";
import { Dialog } from "~/design/Dialog";
import { useAsked } from "~/frame/asking";
import { regret } from "~/frame/deeds";
import { Loading, Missed } from "~/frame/Missing";
import { useMe } from "~/frame/me";
import { useOnce } from "~/pages/entrance/once";
import { words } from "~/texts/agenda";
import { words as details } from "~/texts/details";
import type { Saying } from "~/times/said";
import { Adopting } from "./Adopting";
import { Answering } from "./Answering";
import { type Calendar, isOpen } from "./asked";
import { addressOf, type JsEvent, occurrence } from "./event";
import { Facts } from "./Facts";
import { Jotting, Tasks } from "./Jotting";
import { isAnothers } from "./once";
import { Proposal } from "./Proposed";
import { Proposing } from "./Proposing";
import { Spans } from "./Spans";
import { heardBy, ownerOf, reaching, Telling } from "./Telling";
import { guestsAt } from "./taking";
import type { Waits } from "./waits";
import { inZone } from "./when";
import { eventOf, type Kept, remove, type Span } from "./writing";

const GONE = "gone";

/** One event, as whoever opens it may see it. */
export function Opened({
  place,
  calendars,
  title,
  also,
  beside,
  zone,
  saying,
  waits,
  edit,
  changed,
  close,
}: {
  place: { calendar: string; event: string; at: string | null };
  calendars: readonly Calendar[];
  /** What is known of it before it is there. */
  title: string;
  /** The other calendars in which it is seen. */
  also: readonly string[];
  /** What is drawn of it, beside which it is opened. */
  beside: string;
  zone: string;
  saying: Saying;
  waits: Waits;
  edit: (kept: Kept, at: string | null, tells: boolean) => void;
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
  const address = useAsked(() => call("get", "/api/agenda/address"));
  const gone = asked.found === GONE;
  const kept = asked.found === GONE ? null : asked.found;
  const calendar = calendars.find(({ calendar_id }) => calendar_id === place.calendar);
  const whole = kept && eventOf(kept);
  const repeats = Boolean(whole?.recurrenceRules?.length);
  const at = repeats ? (place.at ?? whole?.start ?? null) : null;
  const event = whole && occurrence(whole, at);
  const may = calendar !== undefined && isOpen(calendar);
  const [asking, ask] = useState(false);
  const [parting, part] = useState<Span | null>(null);
  const { me } = useMe();
  const mine = reaching(me.email, address.found);
  const others = calendar !== undefined && isAnothers(calendar, me.person);
  const invited = Object.values(event?.participants ?? {}).find(
    (each) => !each.roles?.["owner"] && mine.has(addressOf(each).toLowerCase()),
  );
  const own = may && !others ? invited : undefined; // what is answered in a calendar is the answer of whose it is

  const proposed = may ? (waits.found ?? []).filter(({ event_id }) => event_id === place.event) : [];
  useOnce(waits.again); // somebody may have proposed something since

  const owner = useAsked(async () => (may && others ? ownerOf(calendar, me) : null));
  const heard = event ? heardBy(event, others ? (owner.found?.reached ?? null) : mine) : { guests: 0, host: null };
  const guests = words.telling.guests(heard.guests);
  const whose = others ? (owner.found?.name ?? "") : "";
  const uninvited = others && event !== null && address.found !== null && isUninvited(event, mine);

  async function erase(span: Span, comment: string | null = null) {
    if (!kept) return;
    const text = heard.host ? words.telling.declined(heard.host, whose) : words.telling.cancelled(guests);
    try {
      await remove(kept, span, at, changed, comment === null ? null : { text, comment });
      close();
    } catch (error) {
      regret(error);
      await asked.again();
    }
  }

  function leave(span: Span) {
    ask(false);
    if (heard.guests > 0 || heard.host) part(span);
    else void erase(span);
  }

  if (asking) return <Spans title={words.span.remove} choose={leave} close={() => ask(false)} />;
  if (parting) {
    return (
      <Telling
        title={heard.host ? words.telling.decline(whose) : words.telling.cancel(guests)}
        lead={heard.host ? words.telling.declineLead(heard.host, whose) : words.telling.cancelLead}
        deed={heard.host ? words.event.remove : words.telling.cancelDeed}
        words={!heard.host}
        danger
        act={(comment) => erase(parting, comment)}
        close={() => part(null)}
      />
    );
  }
  return (
    <Dialog
      title={gone ? words.event.goneTitle : event?.title || title || words.untitled}
      beside={beside}
      onClose={close}
    >
      <Missed failed={asked.failed} again={asked.again} />
      {gone && <p>{words.event.gone}</p>}
      {!asked.found && !asked.failed && <Loading />}
      {event && kept && (
        <>
          {proposed.length > 0 && (
            <ul className="proposals" aria-label={details.proposals.title}>
              {proposed.map((each) => (
                <Proposal
                  key={each.proposal_id}
                  of={each}
                  whole={whole}
                  zone={zone}
                  saying={saying}
                  decided={async () => void (await Promise.all([waits.again(), asked.again(), changed()]))}
                />
              ))}
            </ul>
          )}
          <Facts
            event={event}
            whole={whole}
            calendar={calendar}
            also={calendars.filter(({ calendar_id }) => also.includes(calendar_id))}
            mine={mine}
            zone={zone}
            saying={saying}
          />
          {uninvited && <p className="soft small">{words.event.uninvited}</p>}
          {may && !others && (
            <Adopting
              kept={kept}
              mine={mine}
              adopted={async () => void (await Promise.all([asked.again(), changed()]))}
            />
          )}
          <Tasks key={kept.modseq} event={whole} />
          {own && (
            <>
              <Answering
                kept={kept}
                own={own}
                at={place.at}
                answered={async () => void (await Promise.all([asked.again(), changed()]))}
              />
              {!event.showWithoutTime && (
                <Proposing kept={kept} event={inZone(event, zone)} at={place.at} zone={zone} />
              )}
            </>
          )}
          {calendar && calendar.role !== "free-busy" && event.title && (
            <Jotting
              kept={kept}
              event={event}
              at={at ?? (whole.recurrenceOverrides ? (place.at ?? whole.start) : null)}
              changed={asked.again}
            />
          )}
          {may && (
            <div className="actions">
              <Button look="danger" icon="trash" onClick={() => (repeats ? ask(true) : leave("all"))}>
                {words.event.remove}
              </Button>
              <Button look="primary" icon="edit" onClick={() => edit(kept, at, heard.guests > 0)}>
                {words.event.edit}
              </Button>
            </div>
          )}
        </>
      )}
    </Dialog>
  );
}

/** Whether people take part, but not whoever looks. */
function isUninvited(event: JsEvent, mine: ReadonlySet<string>): boolean {
  const people = guestsAt(event, mine).filter(({ room }) => !room);
  return people.some(({ host }) => !host) && !people.some(({ you }) => you);
}
