import { type CSSProperties, type ReactNode, useState } from "react";
import { Link } from "wouter";
import { call } from "~/api/call";
import { Icon } from "~/design/Icon";
import { useAsked } from "~/frame/asking";
import { useMe } from "~/frame/me";
import { all } from "~/frame/pages";
import { type Seen, useCalendars, useHappenings } from "~/pages/agenda/asked";
import { titleOf } from "~/pages/agenda/Chip";
import { searchOf } from "~/pages/agenda/place";
import { useWaiting } from "~/pages/agenda/waits";
import { dueOf, overdue, type Stored, said, taskOf } from "~/pages/tasks/task";
import { words } from "~/texts/agenda";
import { words as details } from "~/texts/details";
import { t } from "~/texts/house";
import { words as tasks } from "~/texts/tasks";
import { type Day, plus } from "~/times/days";
import { Saying } from "~/times/said";
import { here, moment, wall } from "~/times/zoned";
import { coming, few } from "./coming";
import "./today.css";

/** As many lines as are read at a glance; the rest is a click away. */
const FEW = 5;
const AHEAD = 7;

/** What comes next, and what is to be done by tonight. */
export default function Today() {
  const { me } = useMe();
  const [zone] = useState(here);
  const [saying] = useState(() => new Saying(me.locale));
  const now = wall(Date.now(), zone);
  const today = now.slice(0, 10);
  return (
    <div className="today">
      <Next zone={zone} saying={saying} now={now} today={today} />
      <Due zone={zone} saying={saying} now={now} today={today} />
    </div>
  );
}

interface Now {
  zone: string;
  saying: Saying;
  now: string;
  today: Day;
}

function Next({ zone, saying, now, today }: Now) {
  const { me } = useMe();
  const calendars = useCalendars();
  const { seen, failed } = useHappenings(today, plus(today, AHEAD), zone, calendars.found, me.person);
  const next = coming(seen ?? [], now, plus(today, AHEAD));
  const waits = useWaiting().found?.length ?? 0;
  const known = seen !== null || calendars.found?.length === 0;
  return (
    <Card name={t.home.next} href="/agenda" all={t.home.allEvents} failed={failed ?? calendars.failed}>
      {waits > 0 && (
        <p className="waits">
          <Link href="/agenda">
            <Icon name="letter" size={16} /> {details.proposals.count(waits)}
          </Link>
        </p>
      )}
      {known && next.length === 0 && <p className="soft">{t.home.noEvents}</p>}
      <ul>
        {few(next, FEW).map((each) => (
          <li key={each.key}>
            <Link href={`/agenda?${openingOf(each)}`}>
              <span
                className={each.happening.unanswered ? "dot hollow" : "dot"}
                style={{ "--of": each.color } as CSSProperties}
                aria-hidden="true"
              />
              <span className="what">
                <strong className="break">{titleOf(each)}</strong>
                <span className="soft small break">
                  {[whenOf(each, today, saying), each.happening.unanswered ? words.unanswered : each.happening.place]
                    .filter(Boolean)
                    .join(" · ")}
                </span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Due({ zone, saying, now, today }: Now) {
  const before = new Date(moment(`${plus(today, 1)}T00:00:00`, zone)).toISOString();
  const asked = useAsked(() => all((query) => call("get", "/api/agenda/tasks/due", { query: { ...query, before } })));
  const due = (asked.found ?? []).filter((each) => (dueOf(taskOf(each), zone) ?? "9").slice(0, 10) <= today);
  return (
    <Card
      name={t.home.due}
      href={due.length > FEW ? "/tasks/today" : "/tasks"}
      all={due.length > FEW ? t.home.moreTasks(due.length - FEW) : t.home.allTasks}
      failed={asked.failed}
    >
      {asked.found && due.length === 0 && <p className="soft">{t.home.noTasks}</p>}
      <ul>
        {due.slice(0, FEW).map((each) => (
          <li key={each.task_id}>
            <Todo of={each} {...{ zone, saying, now, today }} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Todo({ of, zone, saying, now, today }: Now & { of: Stored }) {
  const task = taskOf(of);
  const due = dueOf(task, zone) ?? today;
  const timed = !task.showWithoutTime;
  const late = overdue(due, timed, now);
  return (
    <Link href={`/tasks/${of.project_id}/${of.task_id}`}>
      <span className="ring" aria-hidden="true" />
      <span className="what">
        <strong className="break">{task.title}</strong>
        <span className={late ? "late small" : "soft small"}>
          {late && `${tasks.when.overdue} · `}
          {said(due, timed, today, saying, tasks.when)}
        </span>
      </span>
    </Link>
  );
}

function Card(props: { name: string; href: string; all: string; failed: string | null; children: ReactNode }) {
  return (
    <section aria-label={props.name}>
      <h2>{props.name}</h2>
      {props.failed ? <p className="soft">{props.failed}</p> : props.children}
      <Link href={props.href} className="all">
        {props.all}
      </Link>
    </section>
  );
}

function openingOf({ happening, first }: Seen): string {
  const { calendar_id: calendar, event_id: event, recurrence_id: at = null } = happening;
  return searchOf({ view: "day", day: first, event: { calendar, event, at } });
}

function whenOf({ from, to, first, whole }: Seen, today: Day, saying: Saying): string {
  const day = first <= today ? words.today : first === plus(today, 1) ? tasks.when.tomorrow : saying.short(first);
  return whole ? `${day}, ${words.allDay.toLocaleLowerCase()}` : `${day}, ${saying.time(from)} – ${saying.time(to)}`;
}
