import { type ReactNode, useState } from "react";
import { Button } from "~/design/Button";
import { Dialog } from "~/design/Dialog";
import { failure } from "~/design/form";
import { Notice } from "~/design/Notice";
import { t } from "~/texts";

/** A question before something that cannot be taken back. */
export function Confirm({
  title,
  lead,
  deed,
  act,
  close,
}: {
  title: string;
  lead: ReactNode;
  deed: string;
  act: () => Promise<void>;
  close: () => void;
}) {
  const [busy, setBusy] = useState(false);
  const [refused, refuse] = useState<string | null>(null);

  async function go() {
    setBusy(true);
    refuse(null);
    try {
      await act();
      close();
    } catch (error) {
      refuse(failure(error));
      setBusy(false);
    }
  }

  return (
    <Dialog title={title} lead={lead} onClose={close}>
      {refused && <Notice tone="bad">{refused}</Notice>}
      <div className="actions">
        <Button onClick={close}>{t.cancel}</Button>
        <Button look="danger" busy={busy} onClick={() => void go()}>
          {deed}
        </Button>
      </div>
    </Dialog>
  );
}
