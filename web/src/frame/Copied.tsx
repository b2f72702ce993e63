import { useId } from "react";
import { IconButton } from "~/design/Button";
import { copy } from "~/design/copying";
import { t } from "~/texts";
import "./copied.css";

/** A line that people take along to another program; `of` tells it from others with the same label. */
export function Copied({ label, text, of }: { label: string; text: string; of?: string }) {
  const id = useId();
  const said = of ? `${label}, ${of}` : label;
  return (
    <div className="field">
      <label htmlFor={id} className="label">
        {label}
        {of && <span className="unseen">, {of}</span>}
      </label>
      <div className="box copied">
        <input id={id} readOnly value={text} onFocus={({ target }) => target.select()} />
        <IconButton icon="copy" label={`${t.secret.copy}: ${said}`} onClick={() => void copy(text, t.secret.copied)} />
      </div>
    </div>
  );
}
