/** Times as people say them, in the words of their language. */

import { t } from "~/texts";

const RELATIVE = new Intl.RelativeTimeFormat(t.language, { numeric: "auto" });
const DAY = new Intl.DateTimeFormat(t.language, { dateStyle: "medium" });
const MOMENT = new Intl.DateTimeFormat(t.language, { dateStyle: "medium", timeStyle: "short" });

const STEPS = [
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
] as const;

/** `3 hours ago`, and the date of what is longer ago than a month. */
export function ago(iso: string, now: number = Date.now()): string {
  const seconds = (Date.parse(iso) - now) / 1000;
  if (Math.abs(seconds) > 30 * 86_400) return DAY.format(new Date(iso));
  for (const [unit, size] of STEPS) {
    if (Math.abs(seconds) >= size) return RELATIVE.format(Math.trunc(seconds / size), unit);
  }
  return t.now;
}

export function day(iso: string): string {
  return DAY.format(new Date(iso));
}

export function moment(iso: string): string {
  return MOMENT.format(new Date(iso));
}
