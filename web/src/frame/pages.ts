/** Lists that come in pages, as the API's cursors lead through them. */

import { useCallback, useEffect, useRef, useState } from "react";
import { failure } from "~/design/form";
import type { Asked } from "./asking";

export interface Page<T> {
  items: readonly T[];
  next?: string | null;
}

type Ask<T> = (page: { limit: number; cursor?: string }) => Promise<Page<T>>;

const LIMIT = 100;

/** One page more than there was before, and what is then there; again, until it is enough. */
export async function* onwards<T>(ask: Ask<T>, before: Page<T> | null): AsyncGenerator<Page<T>> {
  let found = before;
  do {
    const cursor = found?.next;
    const { items, next } = await ask({ limit: LIMIT, ...(cursor && { cursor }) });
    found = { items: [...(found?.items ?? []), ...items], next: next ?? null };
    yield found;
  } while (found.next);
}

/** All of a list that never is a long one. */
export async function all<T>(ask: Ask<T>): Promise<readonly T[]> {
  let found: readonly T[] = [];
  for await (const { items } of onwards(ask, null)) found = items;
  return found;
}

export interface Paged<T> extends Asked<readonly T[]> {
  /** Whether there is more than was found so far. */
  more: boolean;
  busy: boolean;
  /** One page more. */
  go: () => Promise<void>;
  /** All the others. */
  rest: () => Promise<void>;
}

/**
 * A list, of which the first page is asked for at once. Asking `again` brings as much as there was; one request follows
 * another, so that what was asked for last is what stands there.
 */
export function usePages<T>(ask: Ask<T>): Paged<T> {
  const [here, show] = useState<Page<T> | null>(null);
  const [failed, fail] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const asking = useRef(ask);
  asking.current = ask;
  const held = useRef<Page<T> | null>(null);
  const line = useRef<Promise<void>>(Promise.resolve());

  const keep = useCallback((page: Page<T>) => {
    held.current = page;
    show(page);
    fail(null);
  }, []);

  const queue = useCallback((work: () => Promise<void>) => {
    line.current = line.current.then(async () => {
      setBusy(true);
      try {
        await work();
      } catch (error) {
        fail(failure(error));
      } finally {
        setBusy(false);
      }
    });
    return line.current;
  }, []);

  const again = useCallback(
    () =>
      queue(async () => {
        const wanted = held.current?.items.length ?? 0;
        for await (const page of onwards(asking.current, null)) {
          if (page.next && page.items.length < wanted) continue; // what stands there stays until all of it is known
          return keep(page);
        }
      }),
    [queue, keep],
  );
  const onward = useCallback(
    (far: boolean) =>
      queue(async () => {
        if (held.current && !held.current.next) return;
        for await (const page of onwards(asking.current, held.current)) {
          keep(page);
          if (!far) return;
        }
      }),
    [queue, keep],
  );
  useEffect(() => {
    void again();
  }, [again]);
  return {
    found: here?.items ?? null,
    failed,
    again,
    more: Boolean(here?.next),
    busy,
    go: () => onward(false),
    rest: () => onward(true),
  };
}

/** Whether all words that were typed are in it, wherever. */
export function fits(typed: string, text: string): boolean {
  const there = text.toLocaleLowerCase();
  return typed
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => there.includes(word));
}
