import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import "./menu.css";

/** A button that opens a list of places and deeds; Escape, a press elsewhere or leaving it closes it. */
export function Menu({
  label,
  face,
  children,
}: {
  label: string;
  face: ReactNode;
  children: (close: () => void) => ReactNode;
}) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const id = useId();

  useEffect(() => {
    if (!open) return;
    const outside = ({ target }: Event) => {
      if (target instanceof Node && !root.current?.contains(target)) setOpen(false);
    };
    document.addEventListener("pointerdown", outside);
    return () => document.removeEventListener("pointerdown", outside);
  }, [open]);

  function key(event: React.KeyboardEvent) {
    if (event.key === "Escape" && open) {
      event.preventDefault(); // what Escape does on the page stays undone
      setOpen(false);
      root.current?.querySelector("button")?.focus();
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    if (!open) return setOpen(true);
    const items = [...(root.current?.querySelectorAll<HTMLElement>(".menu-list a, .menu-list button") ?? [])];
    const at = items.indexOf(document.activeElement as HTMLElement);
    const next = at === -1 && step === -1 ? items.length - 1 : (at + step + items.length) % items.length;
    items[next]?.focus();
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrows move between the controls in it
    <div
      className="menu"
      ref={root}
      onKeyDown={key}
      onBlur={({ relatedTarget }) => {
        if (relatedTarget instanceof Node && !root.current?.contains(relatedTarget)) setOpen(false);
      }}
    >
      <button
        type="button"
        className="menu-face"
        aria-expanded={open}
        aria-controls={id}
        aria-label={label}
        onClick={() => setOpen(!open)}
      >
        {face}
      </button>
      <div className="menu-list" id={id} hidden={!open}>
        {children(() => setOpen(false))}
      </div>
    </div>
  );
}
