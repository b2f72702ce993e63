/** Two change a thing at the same time: whether what one changed is what the other changed. */

import { Problem } from "~/api/problems";
import { type Patch, parted } from "./patched";

/** Two versions of a thing, of which the later is somebody else's. */
export interface Versions<T> {
  before: T;
  now: T;
}

/** So often a change is laid upon what others changed meanwhile, before it is asked about. */
const TRIES = 4;

/** Whether a change says something of what was changed otherwise meanwhile. What was not can be laid upon it. */
export function clashes(
  patch: Patch,
  { before, now }: Versions<object>,
  /** What means something only together. */
  together: readonly string[],
): boolean {
  const paths = Object.keys(patch);
  const both = paths.some((path) => together.includes(path)) ? [...paths, ...together] : paths;
  return both.some((path) => {
    const [was, is] = [valueAt(before, path), valueAt(now, path)];
    return !same(was, is) && !(path in patch && !together.includes(path) && same(is, patch[path]));
  });
}

/** Write, and where somebody else was faster write upon that; what comes back has to be asked about. */
export async function laid<T>(first: T, write: (upon: T) => Promise<void>, asked: (now: T) => boolean) {
  let upon = first;
  for (let tries = 0; tries < TRIES; tries += 1) {
    try {
      await write(upon);
      return null;
    } catch (error) {
      const current = outdated<T>(error);
      if (current === null) throw error;
      upon = current;
      if (asked(current)) break;
    }
  }
  return upon;
}

/** How a thing is now that somebody else has changed meanwhile, if that is why it was refused. */
export function outdated<T>(error: unknown): T | null {
  if (!(error instanceof Problem) || error.status !== 412) return null;
  return (error.told as { current?: T }).current ?? null;
}

const NOWHERE = "nowhere"; // what it would stand in is gone

function valueAt(thing: object, path: string): unknown {
  const { around, last } = parted(path);
  let within: unknown = thing;
  for (const part of around) {
    within = (within as Record<string, unknown>)[part];
    if (typeof within !== "object" || within === null) return NOWHERE;
  }
  return (within as Record<string, unknown>)[last] ?? null;
}

/** Whether any of some paths says something else. */
export function differs({ before, now }: Versions<object>, paths: readonly string[]): boolean {
  return paths.some((path) => !same(valueAt(before, path), valueAt(now, path)));
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one ?? null)) === JSON.stringify(sorted(other ?? null));
}

/** The same whatever the order in which it was written. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.entries(value)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, each]) => [name, sorted(each)]);
}
