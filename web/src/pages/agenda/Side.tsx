import { type CSSProperties, lazy, Suspense, useState } from "react";
import { Link } from "wouter";
import { Button, IconButton } from "~/design/Button";
import { Icon } from "~/design/Icon";
import { Month } from "~/design/Month";
import { Failed } from "~/frame/Section";
import { words } from "~/texts/agenda";
import { words as about } from "~/texts/calendars";
import { type Day, first } from "~/times/days";
import type { Saying } from "~/times/said";
import { type Calendar, type Calendars, colorOf, isShown } from "./asked";
import { CalendarForm } from "./CalendarForm";
import { Waiting } from "./Waiting";
import type { Waits } from "./waits";

/** What is done with calendars comes when it is wanted. */
const Managing = lazy(() => import("./calendars/Managing"));
const Importing = lazy(() => import("./calendars/Importing"));
const Subscribing = lazy(() => import("./calendars/Subscribing"));
const Trash = lazy(() => import("./calendars/Trash"));

type Doing = { what: "create" | "import" | "subscribe" | "trash" } | { what: "manage"; id: string };

/** What stands beside the picture: a small month to go by, and the calendars to be shown or not. */
export function Side({
  day,
  today,
  me,
  saying,
  calendars,
  waits,
  visit,
  again,
}: {
  day: Day;
  today: Day;
  me: string;
  saying: Saying;
  calendars: Calendars;
  waits: Waits;
  visit: (day: Day) => void;
  /** What happens may be otherwise now. */
  again: () => Promise<void>;
}) {
  const [turned, turn] = useState<{ month: Day; of: Day } | null>(null);
  const [doing, does] = useState<Doing | null>(null);
  const month = turned?.of === day ? turned.month : first(day);
  const all = calendars.found ?? [];
  const own = all.filter(({ owner }) => owner === me);
  const managed = doing?.what === "manage" && all.find(({ calendar_id }) => calendar_id === doing.id);
  const manage = ({ calendar_id }: Calendar) => does({ what: "manage", id: calendar_id });
  const changed = async () => void (await Promise.all([calendars.again(), again()]));
  const close = () => does(null);
  const others = all.filter(({ owner }) => owner !== me);
  return (
    <aside className="agenda-side">
      <Month
        month={month}
        chosen={day}
        today={today}
        saying={saying}
        words={words.month}
        choose={visit}
        turn={(next) => turn({ month: next, of: day })}
      />
      <Waiting of={waits} saying={saying} decided={again} />
      <Failed of={calendars} />
      <Group id="calendars" name={words.calendars} calendars={own} turn={calendars.turn} change={manage} />
      {others.length > 0 && <Group name={words.others} calendars={others} turn={calendars.turn} change={manage} />}
      {calendars.found && (
        <div className="agenda-deeds">
          <Button small look="bare" icon="plus" onClick={() => does({ what: "create" })}>
            {words.addCalendar}
          </Button>
          <Button small look="bare" icon="globe" onClick={() => does({ what: "subscribe" })}>
            {about.follow.open}
          </Button>
          <Button small look="bare" icon="upload" onClick={() => does({ what: "import" })}>
            {about.files.open}
          </Button>
          <Button small look="bare" icon="trash" onClick={() => does({ what: "trash" })}>
            {about.trash.open}
          </Button>
        </div>
      )}
      <div>
        <Link href="/agenda/booking" className="button bare small">
          <Icon name="link" />
          <span>{words.bookingPages}</span>
        </Link>
        <Link href="/agenda/rooms" className="button bare small">
          <Icon name="building" />
          <span>{words.rooms}</span>
        </Link>
      </div>
      {doing?.what === "create" && <CalendarForm changed={calendars.again} close={close} />}
      <Suspense fallback={null}>
        {managed && <Managing key={managed.calendar_id} calendar={managed} me={me} changed={changed} close={close} />}
        {doing?.what === "subscribe" && <Subscribing changed={changed} close={close} />}
        {doing?.what === "import" && <Importing calendars={all} changed={changed} close={close} />}
        {doing?.what === "trash" && <Trash changed={changed} close={close} />}
      </Suspense>
    </aside>
  );
}

interface OfGroup {
  id?: string;
  name: string;
  calendars: readonly Calendar[];
  turn: Calendars["turn"];
  change: (calendar: Calendar) => void;
}

function Group({ id, name, calendars, turn, change }: OfGroup) {
  return (
    <section id={id} aria-label={name}>
      <h2>{name}</h2>
      <ul>
        {calendars.map((each) => (
          <li key={each.calendar_id} style={{ "--of": colorOf(each) } as CSSProperties}>
            <label className="switch">
              <input
                type="checkbox"
                checked={isShown(each)}
                onChange={({ target }) => void turn(each, target.checked)}
              />
              <span className="break">{each.name}</span>
            </label>
            <IconButton icon="more" label={about.manage(each.name)} onClick={() => change(each)} />
          </li>
        ))}
      </ul>
    </section>
  );
}
