/** What cannot be sent while there is no network is kept, and sent as soon as there is one. */

import { useSyncExternalStore } from "react";
import { call } from "./call";
import { Offline } from "./problems";
import type { Method, Path, Rest } from "./types";

/** A network that is back does not always carry at once, in milliseconds. */
const AGAIN = [500, 2000, 5000];

let waiting = 0;
const watching = new Set<() => void>();

/** Do it, now or when there is a network; what is wrong otherwise is told as ever. */
export async function sent<T>(work: () => Promise<T>): Promise<T> {
  let tries = AGAIN.length;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Offline)) throw error;
      if (!navigator.onLine) {
        tries = 0;
        await kept(network());
        continue;
      }
      const pause = AGAIN[tries];
      if (pause === undefined) throw error;
      tries += 1;
      await kept(new Promise((done) => setTimeout(done, pause)));
    }
  }
}

/** A call that says what somebody did, and is not lost for want of a network. */
export function tell<M extends Method, P extends Path<M>>(method: M, path: P, ...said: Rest<M, P>) {
  return sent(() => call(method, path, ...said));
}

async function kept(until: Promise<void>): Promise<void> {
  count(1);
  try {
    await until;
  } finally {
    count(-1);
  }
}

function network(): Promise<void> {
  return new Promise((done) => window.addEventListener("online", () => done(), { once: true }));
}

function count(more: number): void {
  waiting += more;
  if (waiting === 1 && more === 1) window.addEventListener("beforeunload", ask);
  if (waiting === 0) window.removeEventListener("beforeunload", ask);
  for (const listener of watching) listener();
}

/** Whoever goes now loses it: the browser asks whether they mean that. */
function ask(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

function subscribe(listener: () => void): () => void {
  watching.add(listener);
  window.addEventListener("online", listener);
  window.addEventListener("offline", listener);
  return () => {
    watching.delete(listener);
    window.removeEventListener("online", listener);
    window.removeEventListener("offline", listener);
  };
}

/** How many things wait to be sent. */
export function useKept(): number {
  return useSyncExternalStore(subscribe, () => waiting);
}

export function useOnline(): boolean {
  return useSyncExternalStore(subscribe, () => navigator.onLine);
}
