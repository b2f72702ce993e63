import { t } from "~/texts/house";

const DAY = 86_400_000;

/** How long something lasts, as people choose it: in days. */
export const LASTING = ["7", "30", "90", "365"] as const;

/** When something ends that lasts so many days from now; nothing longer than a year does. */
export function after(days: string, now: number = Date.now()): string {
  return new Date(now + Number(days) * DAY - 60_000).toISOString();
}

/** The end of something as a badge tells it: over, or soon. */
export function ending(end: string | null, now: number = Date.now()): string | null {
  if (end === null) return null;
  const left = Date.parse(end) - now;
  if (left <= 0) return t.keys.over;
  return left < 14 * DAY ? t.keys.soon(Math.ceil(left / DAY)) : null;
}

/** Whether something has an end that is still to come. */
export function toCome(end: string | null | undefined, now: number = Date.now()): boolean {
  return Boolean(end) && Date.parse(end ?? "") > now;
}
