/** What patches say: values by their paths, and nothing where it says `null` (RFC 8984, 1.4.9). */

export type Patch = Readonly<Record<string, unknown>>;

/** Where a path leads: the names that stand around, and the last. */
export function parted(path: string): { around: readonly string[]; last: string } {
  const around = path.split("/").map((each) => each.replaceAll("~1", "/").replaceAll("~0", "~"));
  return { last: around.pop() ?? path, around };
}

/** What a patch makes of a thing. */
export function patched<T extends object>(thing: T, patch: Patch): T {
  const made = structuredClone(thing) as unknown as Record<string, unknown>;
  for (const [path, value] of Object.entries(patch)) {
    const { around, last } = parted(path);
    let within: Record<string, unknown> | undefined = made;
    for (const part of around) {
      const next: unknown = within?.[part];
      within = typeof next === "object" && next !== null ? (next as Record<string, unknown>) : undefined;
    }
    if (!within) continue;
    if (value === null) delete within[last];
    else within[last] = value;
  }
  return made as unknown as T;
}
