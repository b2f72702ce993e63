import { useMemo, useState } from "react";
import { Icon, type IconName } from "~/design/Icon";
import { Month } from "~/design/Month";
import { Avatar } from "~/frame/Avatar";
import { words as booking } from "~/texts/booking";
import { words } from "~/texts/offering";
import { type Day, first, months, plus } from "~/times/days";
import type { Saying } from "~/times/said";
import { today, wall } from "~/times/zoned";
import type { Offer } from "./draft";
import { offered } from "./offered";
import "~/pages/booking/booking.css";

/** What a guest sees of a page, as it is just being written: its face, its free days and what is asked. */
export function Preview({
  offer,
  names,
  saying,
}: {
  offer: Offer;
  names: ReadonlyMap<string, string>;
  saying: Saying;
}) {
  const { zone, durations, horizon, kind, place } = offer;
  const now = today(zone);
  const [month, turn] = useState<Day>(first(now));
  const [picked, pick] = useState<Day | null>(null);
  const shortest = Math.min(...durations);
  const told = JSON.stringify(offer);
  // biome-ignore lint/correctness/useExhaustiveDependencies: an offer is what it says, not which object says it
  const free = useMemo(() => {
    const found = new Map<Day, readonly number[]>();
    if (durations.length === 0) return found;
    const until = months(first(month), 1);
    for (let day = first(month); day < until; day = plus(day, 1)) {
      const times = offered(offer, day, shortest, Date.now());
      if (times.length > 0) found.set(day, times);
    }
    return found;
  }, [told, month]);
  const day = picked !== null && free.has(picked) ? picked : ([...free.keys()][0] ?? null);
  const hosts = (kind === "person" ? offer.hosts.slice(0, 1) : offer.hosts).map(
    ({ person }) => names.get(person) ?? "…",
  );
  return (
    <aside className="preview" aria-label={words.preview.title}>
      <p className="preview-lead small soft">
        <strong>{words.preview.title}</strong> {words.preview.lead}
      </p>
      <div className="preview-card">
        <div className="hosts">
          {hosts.slice(0, 4).map((each, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two may be called alike
            <Avatar key={at} name={each} size={34} />
          ))}
          <span className="soft break">
            {(kind === "round-robin" && hosts.length > 1 ? booking.one : booking.hosts)(hosts) || words.preview.nobody}
          </span>
        </div>
        <h2 className={offer.title ? "break" : "break soft"}>{offer.title || words.preview.untitled}</h2>
        {offer.description && <p className="soft said break small">{offer.description}</p>}
        <ul className="facts-list small">
          <Fact icon="clock">{durations.map(booking.minutes).join(", ") || "…"}</Fact>
          <Fact icon={place.kind === "phone" ? "phone" : place.kind === "link" ? "device" : "pin"}>
            {booking.place[place.kind ?? "later"]}
          </Fact>
          {offer.approval && <Fact icon="info">{booking.approval}</Fact>}
          <Fact icon="globe">{zone.replaceAll("_", " ")}</Fact>
        </ul>
        <div className="picker preview-picker">
          <Month
            month={month}
            chosen={day}
            today={now}
            saying={saying}
            words={booking.month}
            open={(each) => free.has(each)}
            about={(each) => booking.free(free.get(each)?.length ?? 0)}
            earliest={now}
            latest={plus(now, horizon || 1)}
            choose={pick}
            turn={turn}
          />
          <div className="preview-times">
            {day === null ? (
              <p className="soft small">{booking.nothing(saying.month(month))}</p>
            ) : (
              <>
                <p className="small">
                  <strong>{saying.short(day)}</strong>
                </p>
                <ul>
                  {free.get(day)?.map((each) => (
                    <li key={each} className="preview-time">
                      {saying.time(wall(each, zone))}
                    </li>
                  ))}
                </ul>
              </>
            )}
          </div>
        </div>
        <div className="preview-asked small">
          <p className="soft">{words.preview.asked}</p>
          <ul>
            {[words.preview.name, words.preview.email].map((each) => (
              <li key={each} className="preview-ask">
                {each}
              </li>
            ))}
            {offer.questions
              .filter(({ label }) => label)
              .map(({ key, label, required }) => (
                <li key={key} className="preview-ask break">
                  {required ? label : booking.optional(label)}
                </li>
              ))}
          </ul>
        </div>
      </div>
    </aside>
  );
}

function Fact({ icon, children }: { icon: IconName; children: string }) {
  return (
    <li>
      <Icon name={icon} size={16} />
      <span className="break">{children}</span>
    </li>
  );
}
