import { useEffect, useRef } from "react";

/** Do something as soon as the page is there, and never a second time: what a ticket is shown for happens once. */
export function useOnce(work: () => Promise<void>): void {
  const done = useRef(false);
  const latest = useRef(work);
  useEffect(() => {
    if (done.current) return;
    done.current = true;
    void latest.current();
  }, []);
}
