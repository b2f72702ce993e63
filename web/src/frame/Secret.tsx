import { Button } from "~/design/Button";
import { Dialog } from "~/design/Dialog";
import { Notice } from "~/design/Notice";
import { t } from "~/texts";
import { Copied } from "./Copied";

/** A secret that is shown this once: to be copied, and kept where the program finds it. What is none can be read again. */
export function Secret({
  title,
  parts,
  once = true,
  close,
}: {
  title: string;
  parts: readonly { label: string; text: string }[];
  once?: boolean;
  close: () => void;
}) {
  return (
    <Dialog title={title} wide onClose={close}>
      {once && <Notice tone="warn">{t.secret.once}</Notice>}
      {parts.map(({ label, text }) => (
        <Copied key={label} label={label} text={text} />
      ))}
      <div className="actions">
        <Button look="primary" onClick={close}>
          {once ? t.secret.kept : t.close}
        </Button>
      </div>
    </Dialog>
  );
}
