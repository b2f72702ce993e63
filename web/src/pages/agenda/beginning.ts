/** Which hours a picture of days shows first. Pure. */

/** Where days begin, with room for the name of the hour; when evenings do not go on; and what is seen around now. */
const [MORNING, LATE, AROUND] = [6.7 * 60, 22 * 60, 60];

/**
 * From which minute on, where so many are seen at once: with now in view and a little before it, if its day is drawn,
 * else from the morning on. Never later than the evening needs, so that as much as can be of the day stays in view.
 */
export function beginning(now: number | null, seen: number): number {
  if (now === null) return MORNING;
  return Math.max(0, Math.min(now - AROUND, Math.max(LATE, now + AROUND) - seen));
}
