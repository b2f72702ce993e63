import { type CSSProperties, useState } from "react";
import { Link } from "wouter";
import { call } from "~/api/call";
import { Icon } from "~/design/Icon";
import { useAsked } from "~/frame/asking";
import { Page } from "~/frame/Frame";
import { useMe } from "~/frame/me";
import { Section, Shown } from "~/frame/Section";
import { words } from "~/texts/tasks";
import { type Day, plus } from "~/times/days";
import { Saying } from "~/times/said";
import { here, today } from "~/times/zoned";
import { degree, fortnight, type Tally, year } from "./tallied";
import "./statistics.css";

const YEAR = 366;

/** How much somebody got done: on each day of a year, and for how many in a row. */
export default function Statistics() {
  const { me } = useMe();
  const [saying] = useState(() => new Saying(me.locale));
  const [now] = useState(() => today(here()));
  const asked = useAsked(() => call("get", "/api/agenda/tasks/done", { query: { days: YEAR } }));
  return (
    <Page title={words.statistics.title} lead={words.statistics.lead}>
      <div>
        <Link href="/tasks" className="button bare small statistics-back">
          <Icon name="back" />
          <span>{words.title}</span>
        </Link>
      </div>
      <Shown of={asked}>
        {({ days, streak, longest }) => {
          const done = new Map(days.map((each) => [each.day, each.done]));
          const all = days.reduce((sum, each) => sum + each.done, 0);
          return (
            <>
              <dl className="tallies">
                <Tallied name={words.statistics.streak} of={streak} unit={words.statistics.days(streak)} hot />
                <Tallied name={words.statistics.longest} of={longest} unit={words.statistics.days(longest)} />
                <Tallied name={words.statistics.today} of={done.get(now) ?? 0} unit={words.statistics.tasks} />
                <Tallied name={words.statistics.all} of={all} unit={words.statistics.tasks} />
              </dl>
              <Section title={words.statistics.fortnight}>
                <Bars days={fortnight(done, now)} saying={saying} />
              </Section>
              <Section title={words.statistics.year}>
                <Squares done={done} now={now} saying={saying} />
              </Section>
            </>
          );
        }}
      </Shown>
    </Page>
  );
}

function Tallied({ name, of, unit, hot = false }: { name: string; of: number; unit: string; hot?: boolean }) {
  return (
    <div className={hot && of > 0 ? "tally hot" : "tally"}>
      <dt className="soft small">{name}</dt>
      <dd>
        <strong>{of.toLocaleString()}</strong> <span className="soft small">{unit}</span>
      </dd>
    </div>
  );
}

function Bars({ days, saying }: { days: readonly Tally[]; saying: Saying }) {
  const most = Math.max(...days.map(({ done }) => done), 1);
  return (
    <ul className="bars">
      {days.map(({ day, done }) => (
        <li key={day} style={{ "--part": done / most } as CSSProperties}>
          <span className="unseen">{`${saying.day(day)}: `}</span>
          <span className="bar-count small">{done > 0 ? done : <span className="unseen">0</span>}</span>
          <span className="bar-face" aria-hidden="true" />
          <span className="soft bar-day" aria-hidden="true">
            {saying.weekday(day, "narrow")}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** A year of days, a week in each column, the more the darker. */
function Squares({ done, now, saying }: { done: ReadonlyMap<Day, number>; now: Day; saying: Saying }) {
  const weeks = year(now, saying.begins).toReversed(); // drawn from the right, so that narrow screens show the last
  const most = Math.max(...done.values(), 1);
  const best = [...done].toSorted(([, one], [, other]) => other - one)[0];
  const said = best ? words.statistics.picture(done.size, best[1], saying.day(best[0])) : words.statistics.none;
  return (
    <div className="body">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is wider than the screen is scrolled by keys, too */}
      <div className="squares" role="img" aria-label={said} tabIndex={0}>
        {weeks.map((week) => (
          <div key={week[0]}>
            {week.map((day) => (
              <span
                key={day}
                data-degree={day > now || day <= plus(now, -YEAR) ? "none" : degree(done.get(day) ?? 0, most)}
                title={day > now ? undefined : `${saying.day(day)}: ${done.get(day) ?? 0}`}
              />
            ))}
          </div>
        ))}
      </div>
      <p className="soft small">{said}</p>
    </div>
  );
}
