import { words } from "~/texts/agenda";
import { type Day, first, weeks } from "~/times/days";
import type { Saying } from "~/times/said";
import type { Seen } from "./asked";
import { Chip } from "./Chip";
import type { Range } from "./drawing";
import { bars, standing } from "./lanes";
import "./months.css";

/** So many lines of a day are drawn; of the others is said how many they are. */
const LINES = 3;

/** A month, week by week. */
export function Months({
  day: shown,
  today,
  seen,
  saying,
  open,
  visit,
  create,
}: {
  day: Day;
  today: Day;
  seen: readonly Seen[];
  saying: Saying;
  open: (seen: Seen) => void;
  visit: (day: Day) => void;
  /** Left out: nothing can be put in. */
  create?: (range: Range) => void;
}) {
  const rows = weeks(shown, saying.begins).filter((days, at) => at < 5 || first(days[0] ?? "") === first(shown));
  const since = rows[0]?.[0] ?? shown;
  const ordered = seen
    .map((each) => standing(each, since))
    .sort((one, other) => Number(other.whole) - Number(one.whole) || (one.from < other.from ? -1 : 1));
  return (
    <div className="months">
      <div className="months-head" aria-hidden="true">
        {(rows[0] ?? []).map((day) => (
          <span key={day}>{saying.weekday(day, "short")}</span>
        ))}
      </div>
      {rows.map((days) => {
        const placed = bars(ordered, days);
        return (
          <div key={days[0]} className="months-week">
            {days.map((day, at) => {
              const here = placed.filter(({ column, columns }) => column <= at && at < column + columns);
              const over = here.filter(({ row }) => row >= LINES).length;
              const kinds = ["months-day", first(day) !== first(shown) && "beyond", day === today && "today"];
              return (
                // biome-ignore lint/a11y/noStaticElementInteractions: the same can be had with `c`, and with a button
                // biome-ignore lint/a11y/useKeyWithClickEvents: the same can be had with `c`, and with a button
                <div
                  key={day}
                  className={kinds.filter(Boolean).join(" ")}
                  style={{ gridColumn: at + 1 }}
                  onClick={() => create?.({ start: `${day}T00:00:00`, end: `${day}T00:00:00`, allDay: true })}
                >
                  <button
                    type="button"
                    className="date"
                    aria-label={saying.full(day)}
                    aria-current={day === today ? "date" : undefined}
                    onClick={(event) => {
                      event.stopPropagation();
                      visit(day);
                    }}
                  >
                    {Number(day.slice(8))}
                  </button>
                  {over > 0 && (
                    <button
                      type="button"
                      className="over"
                      aria-label={words.moreOn(over, saying.day(day))}
                      onClick={(event) => {
                        event.stopPropagation();
                        visit(day);
                      }}
                    >
                      {words.more(over)}
                    </button>
                  )}
                </div>
              );
            })}
            {placed
              .filter(({ row }) => row < LINES)
              .map(({ item, column, columns, row, before, after }) => (
                <Chip
                  key={item.key}
                  seen={item}
                  saying={saying}
                  solid={item.whole}
                  className={[before && "before", after && "after"].filter(Boolean).join(" ")}
                  style={{ gridColumn: `${column + 1} / span ${columns}`, gridRow: row + 2 }}
                  open={open}
                />
              ))}
          </div>
        );
      })}
    </div>
  );
}
