import { type ReactNode, useState } from "react";
import { t } from "~/texts";
import { Confirm } from "./Confirm";

/** Leaving a form by Escape: whoever typed something is asked whether it is to be lost. */
export function useLeaving(typed: boolean, close: () => void): { leave: () => void; question: ReactNode } {
  const [asking, ask] = useState(false);
  const question = asking && (
    <Confirm
      title={t.leaving.title}
      lead={t.leaving.lead}
      deed={t.leaving.deed}
      act={async () => close()}
      close={() => ask(false)}
    />
  );
  return { leave: () => (typed ? ask(true) : close()), question };
}
