import { useState } from "react";
import { useLocation, useSearch } from "wouter";
import { open } from "~/api/call";
import type { Schemas } from "~/api/types";
import { Button, IconButton } from "~/design/Button";
import { Dialog } from "~/design/Dialog";
import { Views } from "~/design/Views";
import { Copied } from "~/frame/Copied";
import { Missed } from "~/frame/Missing";
import type { Seen } from "~/pages/agenda/asked";
import { titleOf } from "~/pages/agenda/Chip";
import { Coming } from "~/pages/agenda/Coming";
import { Months } from "~/pages/agenda/Months";
import { type Place, placeOf, searchOf } from "~/pages/agenda/place";
import { asked } from "~/pages/authorize/ticket";
import { Fact } from "~/pages/booking/Around";
import { Opening } from "~/pages/booking/Opening";
import { Mark, useTitled } from "~/pages/entrance/Entrance";
import { t } from "~/texts";
import { words as agenda } from "~/texts/agenda";
import { words } from "~/texts/calendars";
import { first, months, plus, weeks } from "~/times/days";
import { Saying } from "~/times/said";
import { here, today as todayOf } from "~/times/zoned";
import { useShown } from "./showing";
import "~/pages/agenda/agenda.css";
import "./shared.css";

const SAYING = new Saying();
const VIEWS = ["month", "list"] as const;
const FIRST = 28;

/** A calendar as a link shows it, to whoever has it: `/shared#<token>`. */
export default function Shared() {
  const [token] = useState(() => asked("stoa-shared"));
  const ask = () => open("get", "/api/agenda/shared/{token}", { path: { token } });
  return (
    <Opening title={words.shared.title} broken={words.shared.broken} ask={token === "" ? null : ask}>
      {({ found }) => <Looked token={token} calendar={found} />}
    </Opening>
  );
}

function Looked({ token, calendar }: { token: string; calendar: Schemas["SharedCalendar"] }) {
  const [zone] = useState(here);
  const [usual] = useState(() => (matchMedia("(max-width: 719px)").matches ? "list" : "month"));
  const [listed, list] = useState(FIRST);
  const [chosen, choose] = useState<Seen | "follow" | null>(null);
  const today = todayOf(zone);
  const place = placeOf(useSearch(), usual as "month" | "list", today);
  const view = place.view === "list" ? "list" : "month";
  const [path, go] = useLocation();
  const heading = useTitled(calendar.name);
  const shownDays = weeks(place.day, SAYING.begins).flat();
  const since = view === "list" ? place.day : (shownDays[0] ?? place.day);
  const until = plus(since, view === "list" ? listed : shownDays.length);
  const { seen, failed, again } = useShown(token, calendar.color, since, until, zone);
  const turn = (to: Partial<Place>) => go(`${path}?${searchOf({ ...place, view, ...to, event: null })}`);
  const step = (by: number) =>
    turn({ day: view === "month" ? months(first(place.day), by) : plus(place.day, by * FIRST) });
  return (
    <main className="shared">
      <header className="agenda-head">
        <div className="whose">
          <h1 ref={heading} tabIndex={-1} className="break">
            {calendar.name}
          </h1>
          <p className="soft small">
            {[
              calendar.description,
              calendar.role === "free-busy" && words.shared.busyOnly,
              words.shared.zone(zone.replaceAll("_", " ")),
            ]
              .filter(Boolean)
              .join(" ")}
          </p>
        </div>
        <div className="row steps">
          <strong aria-live="polite">{SAYING.month(place.day)}</strong>
          <Button small onClick={() => turn({ day: today })}>
            {agenda.today}
          </Button>
          <IconButton icon="left" label={agenda.before[view]} onClick={() => step(-1)} />
          <IconButton icon="right" label={agenda.after[view]} onClick={() => step(1)} />
        </div>
        <Views
          label={agenda.view}
          all={VIEWS}
          names={agenda.views}
          chosen={view}
          choose={(chosen) => turn({ view: chosen })}
        />
        <Button small icon="plus" onClick={() => choose("follow")}>
          {words.shared.follow}
        </Button>
      </header>
      <div className="agenda-picture" aria-busy={seen === null || undefined}>
        <Missed failed={failed} again={again} />
        {view === "month" && (
          <Months
            day={place.day}
            today={today}
            seen={seen ?? []}
            saying={SAYING}
            open={choose}
            visit={(day) => turn({ day, view: "list" })}
          />
        )}
        {view === "list" && seen !== null && (
          <Coming
            since={since}
            until={until}
            today={today}
            seen={seen}
            saying={SAYING}
            open={choose}
            further={() => list(listed + FIRST)}
          />
        )}
      </div>
      <footer className="soft small">
        <Mark />
        {t.product}
      </footer>
      {chosen === "follow" && (
        <Dialog title={words.shared.follow} lead={words.shared.followLead} onClose={() => choose(null)}>
          <Copied label={words.links.feed} text={`${location.origin}/ical/${token}.ics`} />
        </Dialog>
      )}
      {chosen !== null && chosen !== "follow" && <Told of={chosen} close={() => choose(null)} />}
    </main>
  );
}

/** What is to know of something that happens. */
function Told({ of: seen, close }: { of: Seen; close: () => void }) {
  const { happening, from, to, whole, first: begins, last } = seen;
  const days = last > begins ? `${SAYING.full(begins)} – ${SAYING.full(last)}` : SAYING.full(begins);
  return (
    <Dialog title={titleOf(seen)} onClose={close}>
      <ul className="event-facts">
        <Fact icon="clock">{whole ? days : SAYING.span(from, to)}</Fact>
        {happening.status === "cancelled" && <Fact icon="alert">{agenda.event.cancelled}</Fact>}
        {happening.place && <Fact icon="pin">{happening.place}</Fact>}
      </ul>
    </Dialog>
  );
}
