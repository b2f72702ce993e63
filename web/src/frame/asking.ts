import { useCallback, useEffect, useRef, useState } from "react";
import { failure } from "~/design/form";

export interface Asked<T> {
  found: T | null;
  /** Why there is nothing to show. */
  failed: string | null;
  again: () => Promise<void>;
}

/** What the API answers, asked when a page opens and again when something changed. What is there stays meanwhile. */
export function useAsked<T>(ask: () => Promise<T>): Asked<T> {
  const [found, find] = useState<T | null>(null);
  const [failed, fail] = useState<string | null>(null);
  const asking = useRef(ask);
  asking.current = ask;
  const again = useCallback(async () => {
    try {
      find(await asking.current());
      fail(null);
    } catch (error) {
      fail(failure(error));
    }
  }, []);
  useEffect(() => {
    void again();
  }, [again]);
  useEffect(() => {
    if (failed === null) return;
    const back = () => void again(); // the network is there again
    window.addEventListener("online", back);
    return () => window.removeEventListener("online", back);
  }, [failed, again]);
  return { found, failed, again };
}
