import type { CSSProperties } from "react";
import { Button } from "~/design/Button";
import { words } from "~/texts/agenda";
import { type Day, plus } from "~/times/days";
import type { Saying } from "~/times/said";
import type { Seen } from "./asked";
import { Besides, titleOf } from "./Chip";
import { standing } from "./lanes";
import "./coming.css";

/** What comes, day by day; days without anything are left out. */
export function Coming({
  since,
  until,
  today,
  seen,
  saying,
  open,
  further,
}: {
  since: Day;
  until: Day;
  today: Day;
  seen: readonly Seen[];
  saying: Saying;
  open: (seen: Seen) => void;
  further: () => void;
}) {
  const all = seen.map((each) => standing(each, since));
  const days: (readonly [Day, readonly Seen[]])[] = [];
  for (let day = since; day < until; day = plus(day, 1)) {
    const here = all
      .filter(({ first, last }) => first <= day && day <= last)
      .sort((one, other) => Number(other.whole) - Number(one.whole) || (one.from < other.from ? -1 : 1));
    if (here.length > 0) days.push([day, here]);
  }
  return (
    <div className="coming">
      {days.length === 0 && (
        <div className="nothing">
          <p>
            <strong>{words.none}</strong>
          </p>
          <p className="soft">{words.noneLead}</p>
        </div>
      )}
      {days.map(([day, here]) => (
        <section key={day} aria-label={saying.full(day)}>
          <h2 className={day === today ? "today" : undefined}>
            {saying.day(day)}
            {day === today && <span className="badge">{words.today}</span>}
          </h2>
          <ul>
            {here.map((each) => {
              const { happening } = each;
              return (
                <li key={each.key}>
                  <button
                    type="button"
                    data-card={each.key}
                    className={happening.status === "cancelled" ? "cancelled" : undefined}
                    style={{ "--of": each.color } as CSSProperties}
                    onClick={() => open(each)}
                  >
                    <span className="at">
                      {each.whole ? words.allDay : `${saying.time(each.from)} – ${saying.time(each.to)}`}
                    </span>
                    <span className={happening.unanswered ? "dot hollow" : "dot"} aria-hidden="true" />
                    <span className="what">
                      <strong className="break">{titleOf(each)}</strong>
                      {happening.unanswered && <span className="soft small">{words.unanswered}</span>}
                      {happening.place && <span className="soft small break">{happening.place}</span>}
                    </span>
                    <Besides of={each} />
                  </button>
                </li>
              );
            })}
          </ul>
        </section>
      ))}
      <div>
        <Button look="bare" small onClick={further}>
          {words.further}
        </Button>
      </div>
    </div>
  );
}
