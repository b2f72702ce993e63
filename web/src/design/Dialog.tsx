import { type MouseEvent, type ReactNode, useEffect, useId, useRef } from "react";
import { t } from "~/texts";
import { Button, IconButton } from "./Button";
import { anchorOf, useBeside } from "./beside";
import "./dialog.css";

/** What is to be done in a dialog begins here; closing it is never the first thing. */
const FIRST =
  'input:not([type="hidden"], [type="file"]), textarea, select, .stack > :not(header) button, .actions button';

/** A question over the page. The browser keeps the focus in it, and gives it back to where it came from. */
export function Dialog({
  title,
  lead,
  wide = false,
  beside,
  onClose,
  children,
}: {
  title: string;
  lead?: ReactNode;
  wide?: boolean;
  /** It is a card about something on the page: about what bears this as its `data-card`. */
  beside?: string | undefined;
  onClose: () => void;
  children: ReactNode;
}) {
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  const outside = useRef(false);
  const about = useRef(beside);
  useEffect(() => {
    const dialog = ref.current;
    const before = anchorOf(about.current) ?? document.activeElement;
    dialog?.showModal();
    dialog?.querySelector<HTMLElement>(FIRST)?.focus();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
      else document.getElementById("content")?.focus(); // what was pressed is gone, as what was deleted is
    };
  }, []);
  useBeside(ref, beside);

  /** Whether somebody points beyond a card, and is in the middle of nothing in it. */
  function beyond({ target, clientX, clientY }: MouseEvent): boolean {
    const dialog = ref.current;
    if (beside === undefined || !dialog || target !== dialog || dialog.querySelector("form")) return false;
    const { left, right, top, bottom } = dialog.getBoundingClientRect();
    return clientX < left || clientX > right || clientY < top || clientY > bottom;
  }

  /** Whoever presses the next thing of which there is a card wants that one. */
  function leave({ clientX, clientY }: MouseEvent) {
    ref.current?.close();
    const next = document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>("[data-card]");
    if (!next || next.dataset["card"] === beside) return onClose();
    next.focus();
    next.click();
  }

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it, as it does any
    <dialog
      ref={ref}
      className={beside === undefined ? (wide ? "dialog wide" : "dialog") : "dialog card"}
      onPointerDown={(event) => {
        outside.current = beyond(event);
      }}
      onClick={(event) => {
        if (outside.current && beyond(event)) leave(event);
        outside.current = false;
      }}
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
