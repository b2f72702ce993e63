import { useEffect, useRef, useState } from "react";
import { type Day, first, months, plus, week, weeks } from "~/times/days";
import type { Saying } from "~/times/said";
import { IconButton } from "./Button";
import "./month.css";

const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** A month to choose a day from, with the mouse or with the arrow keys; its height is always the same. */
export function Month({
  month,
  chosen,
  today,
  saying,
  words,
  open,
  about,
  earliest,
  latest,
  choose,
  turn,
}: {
  /** Any day in it. */
  month: Day;
  chosen: Day | null;
  today: Day;
  saying: Saying;
  words: { before: string; after: string };
  /** Whether a day can be chosen; all can, if this is left out. */
  open?: (day: Day) => boolean;
  /** What is to be known of a day besides its date. */
  about?: (day: Day) => string;
  earliest?: Day;
  latest?: Day;
  choose: (day: Day) => void;
  turn: (month: Day) => void;
}) {
  const grid = useRef<HTMLTableElement>(null);
  const [wanted, want] = useState<Day | null>(null);
  const [held, hold] = useState<Day | null>(null);
  const inside = (day: Day | null): day is Day => day !== null && first(day) === first(month);
  const begins = earliest !== undefined && first(month) <= first(earliest);
  const ends = latest !== undefined && first(month) >= first(latest);
  const resting = [held, chosen, today].find(inside) ?? first(month);

  useEffect(() => {
    if (wanted === null) return;
    grid.current?.querySelector<HTMLElement>(`[data-day="${wanted}"]`)?.focus();
    want(null);
  }, [wanted]);

  function go(day: Day) {
    if ((earliest !== undefined && day < first(earliest)) || (latest !== undefined && day > latest)) return;
    if (!inside(day)) turn(day);
    hold(day);
    want(day);
  }

  function key(event: React.KeyboardEvent, day: Day) {
    const step = STEPS[event.key];
    const days = week(day, saying.begins);
    const found =
      step !== undefined
        ? plus(day, step)
        : { PageUp: months(day, -1), PageDown: months(day, 1), Home: days[0], End: days[6] }[event.key];
    if (found === undefined) return;
    event.preventDefault();
    go(found);
  }

  return (
    <div className="month">
      <div className="month-head">
        <h2 aria-live="polite">{saying.month(month)}</h2>
        <IconButton
          icon="left"
          label={words.before}
          aria-disabled={begins || undefined}
          onClick={() => begins || turn(months(first(month), -1))}
        />
        <IconButton
          icon="right"
          label={words.after}
          aria-disabled={ends || undefined}
          onClick={() => ends || turn(months(first(month), 1))}
        />
      </div>
      <table ref={grid} aria-label={saying.month(month)}>
        <thead>
          <tr>
            {week(month, saying.begins).map((day) => (
              <th key={day} scope="col" abbr={saying.weekday(day, "long")}>
                {saying.weekday(day, "short").slice(0, 2)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks(month, saying.begins).map((days) => (
            <tr key={days[0]}>
              {days.map((day) => {
                if (!inside(day)) return <td key={day} />;
                const closed = open !== undefined && !open(day);
                return (
                  <td key={day}>
                    <button
                      type="button"
                      data-day={day}
                      className={day === today ? "today" : undefined}
                      aria-label={[saying.full(day), about?.(day)].filter(Boolean).join(", ")}
                      aria-pressed={day === chosen}
                      aria-current={day === today ? "date" : undefined}
                      aria-disabled={closed || undefined}
                      tabIndex={day === resting ? 0 : -1}
                      onFocus={() => hold(day)}
                      onKeyDown={(event) => key(event, day)}
                      onClick={() => closed || choose(day)}
                    >
                      {Number(day.slice(8))}
                    </button>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
