import type { CSSProperties, MouseEvent } from "react";
import { words } from "~/texts/details";
import type { Saying } from "~/times/said";
import { wall } from "~/times/zoned";
import { type Busy, type Line, placed } from "./free";

const STEP = 15 * 60_000;
const HOUR = 3_600_000;
/** So many hours are told above at most, as far apart as makes sense. */
const SIGNS = 5;

/** A day of each, under one another, and what is planned across all of them. */
export function Days({
  lines,
  bounds,
  zone,
  asked,
  wanted,
  saying,
  take,
}: {
  lines: readonly Line[];
  bounds: Bounds;
  zone: string;
  /** Whether it is known yet. */
  asked: boolean;
  wanted: { from: number; to: number } | null;
  saying: Saying;
  take: (begins: number) => void;
}) {
  const day = wall(bounds.since, zone).slice(0, 10);
  const plan = wanted && placed(wanted.from, wanted.to, bounds);

  /** Who points at a time takes it; by keys, the fields above and the times below are the way. */
  function point(event: MouseEvent<HTMLElement>) {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const at = bounds.since + ((event.clientX - left) / width) * (bounds.until - bounds.since);
    take(Math.floor(at / STEP) * STEP);
  }

  return (
    <div className="busy-days">
      <div className="hours" aria-hidden="true">
        {signs(bounds).map((at) => (
          <span key={at} style={{ "--at": part(at, bounds) } as CSSProperties}>
            {saying.hour(Number(wall(at, zone).slice(11, 13)))}
          </span>
        ))}
      </div>
      <ul>
        {lines.map((line) => (
          <li key={line.id} aria-busy={!asked || undefined}>
            <span className="name">{line.name}</span>
            <span className="unseen">{asked && told(line, day, zone, saying)}</span>
            {/* biome-ignore lint/a11y: a shortcut for mice, and nothing that has no other way */}
            <div
              className={asked && line.busy === null ? "strip unknown" : "strip"}
              onClick={wanted ? point : undefined}
            >
              {signs(bounds).map((at) => (
                <i key={at} className="sign" style={{ "--at": part(at, bounds) } as CSSProperties} />
              ))}
              {line.busy?.map((each) => (
                <Block key={each.begins} of={each} bounds={bounds} />
              ))}
              {plan && !(asked && line.busy === null) && <i className="plan" style={across(plan)} />}
              {asked && line.busy === null && <span className="small soft nobody">{words.time.unknown}</span>}
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface Bounds {
  since: number;
  until: number;
}

function part(at: number, { since, until }: Bounds): number {
  return (at - since) / (until - since);
}

/** The hours that are told. */
function signs({ since, until }: Bounds): readonly number[] {
  const hours = (until - since) / HOUR;
  const apart = [1, 2, 3, 4, 6].find((each) => hours / each <= SIGNS) ?? 6;
  return Array.from({ length: Math.ceil(hours / apart) - 1 }, (_, at) => since + (at + 1) * apart * HOUR).filter(
    (at) => until - at > HOUR, // what is told at the edge has no room
  );
}

function Block({ of, bounds }: { of: Busy; bounds: Bounds }) {
  const at = placed(Date.parse(of.begins), Date.parse(of.ends), bounds);
  return at && <i className={of.kind === "tentative" ? "taken perhaps" : "taken"} style={across(at)} />;
}

function across({ left, width }: { left: number; width: number }): CSSProperties {
  return { "--at": left, "--wide": width } as CSSProperties;
}

/** The same in words. */
function told({ busy }: Line, day: string, zone: string, saying: Saying): string {
  if (busy === null) return words.time.unknown;
  if (busy.length === 0) return words.time.free;
  const clock = (moment: string) => {
    const shown = wall(Date.parse(moment), zone);
    return shown.slice(0, 10) === day ? saying.time(shown) : saying.short(shown.slice(0, 10));
  };
  return words.time.busy(
    busy.map(({ begins, ends, kind }) => {
      const span = words.time.span(clock(begins), clock(ends));
      return kind === "tentative" ? `${span} (${words.time.perhapsBusy})` : span;
    }),
  );
}
