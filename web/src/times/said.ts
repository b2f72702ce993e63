/** Days and times as whoever reads says them: their clock of 12 or 24 hours, and the day that their week begins on. */

import { t } from "~/texts";
import type { Day } from "./days";

interface Weeks {
  firstDay: number;
}

interface Manner extends Intl.Locale {
  getWeekInfo?: () => Weeks;
  weekInfo?: Weeks;
}

/** How somebody writes: in the language of our texts, with the habits of where they are. */
export class Saying {
  /** 1 for Monday to 7 for Sunday. */
  readonly begins: number;
  private readonly made = new Map<string, Intl.DateTimeFormat>();
  private readonly language: string;
  private readonly hourCycle: Intl.DateTimeFormatOptions["hourCycle"];

  constructor(locale: string = navigator.language) {
    const manner: Manner = new Intl.Locale(known(locale));
    this.language = manner.language === t.language ? manner.toString() : t.language;
    this.hourCycle = new Intl.DateTimeFormat(manner.toString(), { hour: "numeric" }).resolvedOptions().hourCycle;
    this.begins = (manner.getWeekInfo?.() ?? manner.weekInfo)?.firstDay ?? 1;
  }

  /** `Monday, November 23`. */
  day(day: Day): string {
    return this.of({ weekday: "long", month: "long", day: "numeric" }, day);
  }

  /** `Mon, Nov 23`. */
  short(day: Day): string {
    return this.of({ weekday: "short", month: "short", day: "numeric" }, day);
  }

  /** `Monday, November 23, 2026`. */
  full(day: Day): string {
    return this.of({ dateStyle: "full" }, day);
  }

  /** `November 2026`. */
  month(day: Day): string {
    return this.of({ month: "long", year: "numeric" }, day);
  }

  /** `Monday`, `Mon` or `M`. */
  weekday(day: Day, width: "long" | "short" | "narrow"): string {
    return this.of({ weekday: width }, day);
  }

  /** `Nov 23`. */
  date(day: Day): string {
    return this.of({ month: "short", day: "numeric" }, day);
  }

  /** `Nov 23, 2026`. */
  dated(day: Day): string {
    return this.of({ dateStyle: "medium" }, day);
  }

  /** `November`. */
  monthName(day: Day): string {
    return this.of({ month: "long" }, day);
  }

  /** `9:30 AM` or `09:30`, of what clocks show. */
  time(shown: string): string {
    return this.format({ timeStyle: "short" }).format(Date.parse(`${shown.slice(0, 16)}:00Z`));
  }

  /** `9 AM` or `09`. */
  hour(hour: number): string {
    return this.format({ hour: "numeric" }).format(hour * 3_600_000);
  }

  /** `Monday, November 23, 2026, 9:30 AM – 10:00 AM`, of what clocks show. */
  span(from: string, to: string): string {
    const [day, last] = [from.slice(0, 10), to.slice(0, 10)];
    const until = last === day ? "" : `${this.short(last)}, `;
    return `${this.full(day)}, ${this.time(from)} – ${until}${this.time(to)}`;
  }

  private of(how: Intl.DateTimeFormatOptions, day: Day): string {
    return this.format(how).format(Date.parse(`${day}T00:00:00Z`));
  }

  private format(how: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
    const key = JSON.stringify(how);
    let found = this.made.get(key);
    if (!found) {
      const cycle = how.timeStyle || how.hour ? { hourCycle: this.hourCycle } : {};
      found = new Intl.DateTimeFormat(this.language, { ...how, ...cycle, timeZone: "UTC" });
      this.made.set(key, found);
    }
    return found;
  }
}

function known(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? t.language;
  } catch {
    return t.language;
  }
}
