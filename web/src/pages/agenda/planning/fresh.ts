import { useCallback, useEffect, useRef, useState } from "react";
import { failure } from "~/design/form";

const PAUSE = 300;

export interface Fresh<T> {
  /** What was found last; of other words, until what is asked for now is known. */
  found: T | null;
  failed: string | null;
  busy: boolean;
  again: () => Promise<void>;
}

/** What the API answers to what stands in a form: asked anew a moment after it changed. Without a key nobody is asked. */
export function useFresh<T>(key: string | null, ask: () => Promise<T>): Fresh<T> {
  const [known, know] = useState<{ key: string; found: T } | null>(null);
  const [failed, fail] = useState<string | null>(null);
  const asking = useRef(ask);
  asking.current = ask;
  const latest = useRef(key);
  latest.current = key;

  const again = useCallback(async () => {
    const mine = latest.current;
    if (mine === null) return;
    try {
      const found = await asking.current();
      if (latest.current !== mine) return; // somebody typed on meanwhile
      know({ key: mine, found });
      fail(null);
    } catch (error) {
      if (latest.current === mine) fail(failure(error));
    }
  }, []);

  const first = useRef(true);
  useEffect(() => {
    fail(null);
    if (key === null) return;
    const timer = setTimeout(() => void again(), first.current ? 0 : PAUSE);
    first.current = false;
    return () => clearTimeout(timer);
  }, [key, again]);
  return { found: known?.found ?? null, failed, busy: key !== null && known?.key !== key && failed === null, again };
}
