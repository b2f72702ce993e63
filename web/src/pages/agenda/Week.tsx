import { type CSSProperties, useEffect, useLayoutEffect, useRef, useState } from "react";
import { words } from "~/texts/agenda";
import type { Day } from "~/times/days";
import { clock } from "~/times/hours";
import type { Saying } from "~/times/said";
import { distance, wall } from "~/times/zoned";
import type { Seen } from "./asked";
import { beginning } from "./beginning";
import { Besides, Chip, titleOf } from "./Chip";
import { type Range, useDrawing } from "./drawing";
import { bars, lanes, minutes } from "./lanes";
import { useMoving } from "./moving";
import "./week.css";

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
/** Pixels of an hour, as week.css has it. */
const HOUR = 48;
/** Of a line of what stands in a block, likewise. */
const LINE = 15.6;

/** Some days side by side, by their hours. */
export function Week({
  days,
  today,
  zone,
  seen,
  saying,
  open,
  visit,
  create,
  move,
}: {
  days: readonly Day[];
  today: Day;
  zone: string;
  seen: readonly Seen[];
  saying: Saying;
  open: (seen: Seen) => void;
  visit: (day: Day) => void;
  create: (range: Range) => void;
  /** Put it elsewhere: so many days and minutes later, and so much longer. */
  move: (seen: Seen, by: { days: number; minutes: number; longer: number }) => void;
}) {
  const scroll = useRef<HTMLDivElement>(null);
  const drawing = useDrawing(create);
  const moving = useMoving(days.length, move, open);
  const whole = bars(
    seen.filter((each) => each.whole),
    days,
  );
  const rows = Math.max(0, ...whole.map(({ row }) => row + 1));
  const now = days.includes(today);
  const shown = useRef<number | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `rows` take room from the hours
  useLayoutEffect(() => {
    const [box, hours] = [scroll.current, scroll.current?.querySelector<HTMLElement>(".hours")];
    if (!box || !hours || (shown.current !== null && box.scrollTop !== shown.current)) return; // somebody looks elsewhere
    const above = hours.getBoundingClientRect().top - box.getBoundingClientRect().top + box.scrollTop;
    const room = box.clientHeight - above;
    const from = beginning(now ? minutes(wall(Date.now(), zone)) : null, (room / HOUR) * 60);
    box.scrollTo({ top: (from / 60) * HOUR });
    shown.current = box.scrollTop;
  }, [rows, now, zone]);
  const columns = { "--days": days.length } as CSSProperties;
  return (
    <div className={days.length > 1 ? "week" : "week single"} style={columns}>
      <div className="week-scroll" ref={scroll}>
        <div className="week-head">
          <div className="gutter zone soft" title={zone.replaceAll("_", " ")}>
            <span className="unseen">{words.hour}</span> GMT
            <wbr />
            {distance(days[0] ?? today, zone)}
          </div>
          {days.map((day) => (
            <button
              key={day}
              type="button"
              className={day === today ? "day-name today" : "day-name"}
              aria-current={day === today ? "date" : undefined}
              onClick={() => visit(day)}
            >
              <span>{saying.weekday(day, "short")}</span> <strong>{Number(day.slice(8))}</strong>
              <span className="unseen">{saying.month(day)}</span>
            </button>
          ))}
        </div>
        <div className="whole" style={{ "--rows": Math.max(1, rows) } as CSSProperties}>
          <div className="gutter small soft">{words.allDay}</div>
          {days.map((day, at) => (
            // biome-ignore lint/a11y/noStaticElementInteractions: the same can be had with `c`, and with a button
            // biome-ignore lint/a11y/useKeyWithClickEvents: the same can be had with `c`, and with a button
            <div
              key={day}
              className="whole-day"
              style={{ gridColumn: at + 2 }}
              onClick={() => create({ start: `${day}T00:00:00`, end: `${day}T00:00:00`, allDay: true })}
            />
          ))}
          {whole.map(({ item, column, columns: wide, row, before, after }) => (
            <Chip
              key={item.key}
              seen={item}
              saying={saying}
              solid
              className={[before && "before", after && "after"].filter(Boolean).join(" ")}
              style={{ gridColumn: `${column + 2} / span ${wide}`, gridRow: row + 1 }}
              open={open}
            />
          ))}
        </div>
        <div className="hours">
          <div className="gutter" aria-hidden="true">
            {HOURS.map((hour) => (
              <span key={hour}>{hour > 0 && saying.hour(hour)}</span>
            ))}
          </div>
          {days.map((day, at) => (
            <div key={day} className={day === today ? "column today" : "column"} {...drawing.on(day)}>
              {lanes(
                seen.filter((each) => !each.whole),
                day,
              ).map(({ item, top, bottom, lane, lanes: count }) => {
                const held = moving.held?.seen.key === item.key;
                const place = { top: (top / 60) * HOUR, height: ((bottom - top) / 60) * HOUR - 2 };
                const wide = 100 / count;
                const kinds = [
                  "block",
                  bottom - top <= 45 && "low",
                  count > 1 && "beside",
                  count > 4 && "narrow",
                  count > 8 && "sliver",
                  item.happening.unanswered && "unanswered",
                  item.also.length > 0 && "doubled",
                  item.happening.status,
                  held && "held",
                ];
                return (
                  <button
                    key={item.key}
                    type="button"
                    data-card={item.key}
                    className={kinds.filter(Boolean).join(" ")}
                    style={
                      {
                        ...place,
                        "--lines": Math.max(2, Math.floor((place.height - 5) / LINE) - 1), // and one that says when
                        left: `${lane * wide}%`,
                        width: `calc(${wide}% - 3px)`,
                        "--of": item.color,
                      } as CSSProperties
                    }
                    {...moving.on(item, at)}
                  >
                    <span className="name">{titleOf(item)}</span>{" "}
                    <span className="at">
                      {saying.time(item.from)} – {saying.time(item.to)}
                      {item.happening.place && `, ${item.happening.place}`}
                    </span>
                    <span className="unseen">
                      {saying.day(item.first)}
                      {item.happening.unanswered && `, ${words.unanswered}`}
                    </span>
                    <Besides of={item} />
                    <span className="edge" data-edge="" />
                  </button>
                );
              })}
              {drawing.drawn?.day === day && (
                <Ghost from={drawing.drawn.top} to={drawing.drawn.bottom} saying={saying} />
              )}
              {moving.held && moving.held.column === at && (
                <Ghost from={moving.held.top} to={moving.held.bottom} saying={saying} color={moving.held.seen.color} />
              )}
              {day === today && <Now zone={zone} />}
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}

/** Where something would be. */
function Ghost({ from, to, saying, color }: { from: number; to: number; saying: Saying; color?: string }) {
  const said = (minute: number) => saying.time(`2026-01-01T${clock(minute)}`);
  return (
    <div
      className="ghost"
      style={
        {
          top: (from / 60) * HOUR,
          height: ((to - from) / 60) * HOUR - 2,
          ...(color && { "--of": color }),
        } as CSSProperties
      }
    >
      {said(from)} – {said(to)}
    </div>
  );
}

/** Where the day has come to. */
function Now({ zone }: { zone: string }) {
  const [now, tick] = useState(Date.now);
  useEffect(() => {
    const ticking = setInterval(() => tick(Date.now()), 30_000);
    return () => clearInterval(ticking);
  }, []);
  return <div className="now" style={{ top: (minutes(wall(now, zone)) / 60) * HOUR }} aria-hidden="true" />;
}
