import { useState } from "react";
import { failure } from "~/design/form";
import { toast } from "~/design/toasts";

/** Tell at the foot of the page what went wrong. */
export function regret(error: unknown): void {
  const said = failure(error);
  if (said !== null) toast(said, "bad");
}

/** Something that is done at once when it is pressed; what goes wrong is told at the foot of the page. */
export function useDeed(work: () => Promise<unknown>): { busy: boolean; run: () => void } {
  const [busy, setBusy] = useState(false);

  async function go() {
    setBusy(true);
    try {
      await work();
    } catch (error) {
      regret(error);
    } finally {
      setBusy(false);
    }
  }

  return { busy, run: () => void (busy || go()) };
}
