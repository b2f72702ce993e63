import { useId } from "react";
import { IconButton } from "~/design/Button";
import { copy } from "~/design/copying";
import { t } from "~/texts";
import "./copied.css";

/** A line that people take along to another program. */
export function Copied({ label, text }: { label: string; text: string }) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id} className="label">
        {label}
      </label>
      <div className="box copied">
        <input id={id} readOnly value={text} onFocus={({ target }) => target.select()} />
        <IconButton icon="copy" label={`${t.secret.copy}: ${label}`} onClick={() => void copy(text, t.secret.copied)} />
      </div>
    </div>
  );
}
