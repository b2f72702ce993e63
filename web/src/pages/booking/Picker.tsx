import { useEffect, useRef, useState } from "react";
import { Button } from "~/design/Button";
import { Month } from "~/design/Month";
import { Loading, Missed } from "~/frame/Missing";
import { t } from "~/texts";
import { words } from "~/texts/booking";
import { type Day, first, months, plus } from "~/times/days";
import type { Saying } from "~/times/said";
import { dayOf, today, wall } from "~/times/zoned";
import { useTimes } from "./asked";

/** A month with its free days, and the times of the one that is chosen. */
export function Picker({
  slug,
  zone,
  duration,
  horizon,
  saying,
  near,
  round,
  choose,
}: {
  slug: string;
  zone: string;
  duration: number;
  horizon: number;
  saying: Saying;
  /** The time that was chosen before: the day that is looked at first. */
  near: string | null;
  /** Each round asks anew what is free. */
  round: number;
  choose: (begins: string) => void;
}) {
  const now = today(zone);
  const wanted = near === null ? null : dayOf(Date.parse(near), zone);
  const [month, turn] = useState<Day>(first(wanted ?? now));
  const [picked, pick] = useState<Day | null>(wanted);
  const { free, failed, anew } = useTimes(slug, month, zone, duration);
  const latest = plus(now, horizon);
  const times = useRef<HTMLElement>(null);

  useEffect(() => {
    if (round > 0) anew();
  }, [round, anew]);

  // The day that is shown first has something to offer: what people want most is the next time that is free.
  const day =
    picked !== null && first(picked) === first(month) ? picked : ([...(free?.keys() ?? [])].sort()[0] ?? null);
  const next = months(first(month), 1);
  const empty = free !== null && [...free.values()].every((each) => each.length === 0);

  return (
    <div className="picker">
      <div className="days">
        <Month
          month={month}
          chosen={day}
          today={now}
          saying={saying}
          words={words.month}
          open={(each) => (free?.get(each)?.length ?? 0) > 0}
          about={(each) => (free === null ? t.loading : words.free(free.get(each)?.length ?? 0))}
          earliest={now}
          latest={latest}
          choose={(each) => {
            pick(each);
            if (matchMedia("(max-width: 719px)").matches) times.current?.scrollIntoView({ block: "nearest" });
          }}
          turn={turn}
        />
        <Missed failed={failed} again={anew} />
        {empty && (
          <p className="soft small">
            {words.nothing(saying.month(month))}{" "}
            {next <= latest && (
              <button type="button" className="link" onClick={() => turn(next)}>
                {words.further(saying.month(next))}
              </button>
            )}
          </p>
        )}
      </div>
      <section ref={times} className="times" aria-label={day === null ? words.noTimes : words.times(saying.day(day))}>
        {day !== null && <h2>{saying.short(day)}</h2>}
        {free === null && !failed && <Loading />}
        {day !== null && <Slots begins={free?.get(day) ?? []} zone={zone} saying={saying} choose={choose} />}
      </section>
    </div>
  );
}

/** The times of a day, by its parts. */
function Slots({
  begins,
  zone,
  saying,
  choose,
}: {
  begins: readonly string[];
  zone: string;
  saying: Saying;
  choose: (begins: string) => void;
}) {
  const parts: readonly (readonly [keyof typeof words.part, number])[] = [
    ["morning", 12],
    ["afternoon", 17],
    ["evening", 24],
  ];
  let from = 0;
  return parts.map(([part, until]) => {
    const since = from;
    from = until;
    const some = begins.filter((each) => {
      const hour = Number(wall(Date.parse(each), zone).slice(11, 13));
      return hour >= since && hour < until;
    });
    if (some.length === 0) return null;
    return (
      <div key={part} className="part">
        <h3>{words.part[part]}</h3>
        <ul>
          {some.map((each) => (
            <li key={each}>
              <Button wide onClick={() => choose(each)}>
                {saying.time(wall(Date.parse(each), zone))}
              </Button>
            </li>
          ))}
        </ul>
      </div>
    );
  });
}
