/** What stands in place of something that is not there: that it is on its way, or why it does not come. */

import { Notice } from "~/design/Notice";
import { t } from "~/texts";

export function Loading() {
  return (
    <p className="soft small" aria-busy="true">
      {t.loading}
    </p>
  );
}

/** Why it does not come, and trying again; nothing if nothing went wrong. */
export function Missed({ failed, again }: { failed: string | null; again: () => unknown }) {
  if (!failed) return null;
  return (
    <Notice tone="bad">
      {failed}{" "}
      <button type="button" className="link" onClick={() => void again()}>
        {t.retry}
      </button>
    </Notice>
  );
}
