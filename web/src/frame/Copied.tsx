import { useId } from "react";
import { IconButton } from "~/design/Button";
import { toast } from "~/design/toasts";
import { t } from "~/texts";
import "./copied.css";

/** A line that people take along to another program. */
export function Copied({ label, text }: { label: string; text: string }) {
  const id = useId();

  async function copy() {
    await navigator.clipboard.writeText(text);
    toast(t.secret.copied);
  }

  return (
    <div className="field">
      <label htmlFor={id} className="label">
        {label}
      </label>
      <div className="box copied">
        <input id={id} readOnly value={text} onFocus={({ target }) => target.select()} />
        <IconButton icon="copy" label={`${t.secret.copy}: ${label}`} onClick={() => void copy()} />
      </div>
    </div>
  );
}
