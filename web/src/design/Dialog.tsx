import { type ReactNode, useEffect, useId, useRef } from "react";
import { t } from "~/texts";
import { Button, IconButton } from "./Button";
import "./dialog.css";

/** What is to be done in a dialog begins here; closing it is never the first thing. */
const FIRST =
  'input:not([type="hidden"], [type="file"]), textarea, select, .stack > :not(header) button, .actions button';

/** A question over the page. The browser keeps the focus in it, and gives it back to where it came from. */
export function Dialog({
  title,
  lead,
  wide = false,
  onClose,
  children,
}: {
  title: string;
  lead?: ReactNode;
  wide?: boolean;
  onClose: () => void;
  children: ReactNode;
}) {
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const dialog = ref.current;
    const before = document.activeElement;
    dialog?.showModal();
    dialog?.querySelector<HTMLElement>(FIRST)?.focus();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
      else document.getElementById("content")?.focus(); // what was pressed is gone, as what was deleted is
    };
  }, []);
  return (
    <dialog
      ref={ref}
      className={wide ? "dialog wide" : "dialog"}
      aria-labelledby={`${id}-title`}
      aria-describedby={lead ? `${id}-lead` : undefined}
      onCancel={(event) => {
        if (event.target !== ref.current) return; // whoever chooses no file after all has not cancelled this
        event.preventDefault();
        onClose();
      }}
    >
      <div className="stack">
        <header>
          <h2 id={`${id}-title`}>{title}</h2>
          <IconButton icon="close" label={t.close} onClick={onClose} />
        </header>
        {lead && (
          <p className="soft" id={`${id}-lead`}>
            {lead}
          </p>
        )}
        {children}
      </div>
    </dialog>
  );
}

/** How a form in a dialog ends: not at all, or with what it is for. */
export function Actions({
  close,
  leave = t.cancel,
  deed = t.save,
  busy,
  blocked = false,
  danger = false,
}: {
  close: () => void;
  /** What it is called to do nothing. */
  leave?: string;
  deed?: string;
  danger?: boolean;
  busy: boolean;
  blocked?: boolean;
}) {
  return (
    <div className="actions">
      <Button onClick={close}>{leave}</Button>
      <Button look={danger ? "danger" : "primary"} type="submit" busy={busy} disabled={blocked}>
        {deed}
      </Button>
    </div>
  );
}
