import { useState } from "react";
import { useLocation, useSearch } from "wouter";
import { Button, IconButton } from "~/design/Button";
import { Dialog } from "~/design/Dialog";
import { Views } from "~/design/Views";
import { useKeys } from "~/frame/keys";
import { Missed } from "~/frame/Missing";
import { useMe } from "~/frame/me";
import { useTitled } from "~/pages/entrance/Entrance";
import { t } from "~/texts";
import { words } from "~/texts/agenda";
import { type Day, first, months, plus, week, weeks } from "~/times/days";
import { clock } from "~/times/hours";
import { Saying } from "~/times/said";
import { here, today as todayOf, wall } from "~/times/zoned";
import { isOpen, type Seen, useCalendars, useHappenings } from "./asked";
import { titleOf } from "./Chip";
import { Coming } from "./Coming";
import { Creating, type Edited, Editing, type Shifted, Shifting } from "./Doing";
import type { Range } from "./drawing";
import { Months } from "./Months";
import { Opened } from "./Opened";
import { besides, shownAt } from "./once";
import { type Place, placeOf, searchOf, VIEWS, type View } from "./place";
import { Searching } from "./Searching";
import { Side } from "./Side";
import { TooOften } from "./TooOften";
import { Week } from "./Week";
import { useWaiting } from "./waits";
import "./agenda.css";

type Doing =
  | { what: "create"; range: Range }
  | { what: "edit"; of: Edited }
  | { what: "shift"; of: Shifted }
  | { what: "keys" };

const FIRST = 28;

/** What one has to do, and when. */
export default function Agenda() {
  const { me } = useMe();
  const [zone] = useState(here);
  const [saying] = useState(() => new Saying(me.locale));
  const [usual] = useState<View>(() => (matchMedia("(max-width: 719px)").matches ? "list" : "week"));
  const today = todayOf(zone);
  const place = placeOf(useSearch(), usual, today);
  const [path, go] = useLocation();
  const [listed, list] = useState(FIRST);
  const [doing, does] = useState<Doing | null>(null);
  const calendars = useCalendars();
  const waits = useWaiting();
  const { since, until, days } = shownOf(place, saying.begins, listed);
  const { seen, failed, leftOut, again } = useHappenings(since, until, zone, calendars.found, me.person);
  const heading = useTitled(words.title);

  const turn = (to: Partial<Place>, replace = false) => go(`${path}?${searchOf({ ...place, ...to })}`, { replace });
  const visit = (day: Day) => turn({ day, view: place.view === "list" ? "list" : "day", q: null });
  const open = ({ happening: { calendar_id, event_id, recurrence_id } }: Seen) =>
    turn({ event: { calendar: calendar_id, event: event_id, at: recurrence_id ?? null } });
  const step = (by: number) => {
    list(FIRST);
    const { day, view } = place;
    turn({
      q: null,
      day: view === "month" ? months(first(day), by) : plus(day, by * (view === "day" ? 1 : view === "week" ? 7 : 14)),
    });
  };
  const create = (range: Range) => does({ what: "create", range });
  const soon = () => create(nextHour(place.day, zone));
  const close = () => does(null);

  useKeys({
    c: soon,
    t: () => turn({ day: today }),
    j: () => step(1),
    n: () => step(1),
    k: () => step(-1),
    p: () => step(-1),
    d: () => turn({ view: "day", q: null }),
    w: () => turn({ view: "week", q: null }),
    m: () => turn({ view: "month", q: null }),
    l: () => turn({ view: "list", q: null }),
    "/": () => turn({ q: "" }),
    "?": () => does({ what: "keys" }),
  });

  const said =
    place.view === "day"
      ? saying.day(place.day)
      : saying.month(place.view === "week" ? (days[3] ?? place.day) : place.day);
  const opened = place.event && shownAt(seen ?? [], place.event);
  const picture = { today, seen: seen ?? [], saying, open };
  const searches = typeof place.q === "string";
  const can = calendars.found?.some(isOpen) ?? false;
  return (
    <div className="agenda">
      <header className="agenda-head">
        <h1 ref={heading} tabIndex={-1}>
          <span className="unseen">{words.title}: </span>
          {said}
        </h1>
        <div className="row steps">
          <Button small onClick={() => turn({ day: today, q: null })}>
            {words.today}
          </Button>
          <IconButton icon="left" label={words.before[place.view]} onClick={() => step(-1)} />
          <IconButton icon="right" label={words.after[place.view]} onClick={() => step(1)} />
        </div>
        <Views
          label={words.view}
          all={VIEWS}
          names={words.views}
          chosen={place.view}
          choose={(view) => turn({ view, q: null })}
        />
        <span className="to-calendars">
          <IconButton
            icon="calendar"
            label={words.calendars}
            onClick={() => document.getElementById("calendars")?.scrollIntoView({ behavior: "smooth" })}
          />
        </span>
        <IconButton icon="search" label={words.search.title} onClick={() => turn({ q: place.q ?? "" })} />
        <Button small look="primary" icon="plus" disabled={!can} onClick={soon}>
          {words.create}
        </Button>
      </header>
      <Side
        day={place.day}
        today={today}
        me={me.person}
        saying={saying}
        calendars={calendars}
        waits={waits}
        visit={(day) => turn({ day })}
        again={again}
      />
      <div className="agenda-picture" aria-busy={seen === null || undefined}>
        <Missed failed={failed} again={again} />
        {seen === null && !failed && !calendars.failed && <p className="agenda-loading small">{t.loading}</p>}
        {leftOut.length > 0 && (
          <TooOften
            key={leftOut.map(({ event_id }) => event_id).join()}
            leftOut={leftOut}
            open={({ calendar_id, event_id }) => turn({ event: { calendar: calendar_id, event: event_id, at: null } })}
          />
        )}
        {searches && (
          <Searching
            asked={place.q ?? ""}
            today={today}
            calendars={calendars.found ?? []}
            zone={zone}
            saying={saying}
            ask={(q) => turn({ q }, true)}
            open={({ calendar_id, event_id }) => turn({ event: { calendar: calendar_id, event: event_id, at: null } })}
            close={() => turn({ q: null })}
          />
        )}
        {!searches && (place.view === "week" || place.view === "day") && (
          <Week
            {...picture}
            days={days}
            zone={zone}
            visit={visit}
            create={create}
            move={(item, by) => does({ what: "shift", of: { seen: item, by } })}
          />
        )}
        {!searches && place.view === "month" && <Months {...picture} day={place.day} visit={visit} create={create} />}
        {!searches && place.view === "list" && seen !== null && (
          <Coming {...picture} since={since} until={until} further={() => list(listed + FIRST)} />
        )}
      </div>
      {doing === null && place.event && calendars.found && (
        <Opened
          key={`${place.event.calendar} ${place.event.event} ${place.event.at}`}
          place={place.event}
          calendars={calendars.found}
          title={opened ? titleOf(opened) : ""}
          beside={opened?.key ?? ""}
          also={opened ? besides(opened, place.event.calendar) : []}
          zone={zone}
          saying={saying}
          waits={waits}
          edit={(kept, at, tells) => does({ what: "edit", of: { kept, at, tells } })}
          changed={again}
          close={() => turn({ event: null })}
        />
      )}
      {doing?.what === "create" && calendars.found && (
        <Creating
          range={doing.range}
          zone={zone}
          calendars={calendars.found}
          saying={saying}
          changed={again}
          close={close}
        />
      )}
      {doing?.what === "edit" && calendars.found && (
        <Editing
          of={doing.of}
          calendars={calendars.found}
          saying={saying}
          changed={again}
          close={(done) => {
            close();
            if (done) turn({ event: null }, true);
          }}
        />
      )}
      {doing?.what === "shift" && calendars.found && (
        <Shifting of={doing.of} calendars={calendars.found} zone={zone} saying={saying} changed={again} close={close} />
      )}
      {doing?.what === "keys" && (
        <Dialog title={words.keys.title} onClose={close}>
          <dl className="keys">
            {words.keys.list.map(([key, deed]) => (
              <div key={key}>
                <dt>
                  <kbd>{key}</kbd>
                </dt>
                <dd>{deed}</dd>
              </div>
            ))}
          </dl>
        </Dialog>
      )}
    </div>
  );
}

/** The days that a picture shows, and what is to be known for it. */
function shownOf(
  { view, day }: Place,
  begins: number,
  listed: number,
): { since: Day; until: Day; days: readonly Day[] } {
  const days = view === "week" ? week(day, begins) : view === "month" ? weeks(day, begins).flat() : [day];
  const since = days[0] ?? day;
  if (view === "list") return { since, until: plus(day, listed), days };
  return { since, until: plus(since, days.length), days };
}

/** The hour that begins next, on the day that one looks at. */
function nextHour(day: Day, zone: string): Range {
  const hour = Math.min(22, Number(wall(Date.now(), zone).slice(11, 13)) + 1);
  return { start: `${day}T${clock(hour * 60)}:00`, end: `${day}T${clock((hour + 1) * 60)}:00`, allDay: false };
}
