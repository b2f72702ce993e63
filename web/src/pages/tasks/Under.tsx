import { useRef, useState } from "react";
import { useDeed } from "~/frame/deeds";
import { words } from "~/texts/tasks";
import { addUnder } from "./growing";
import { type Stored, taskOf } from "./task";

/** A line for what is part of a task: Enter adds it and waits for the next, Escape ends it. */
export function Under({
  parent,
  depth = 0,
  zone,
  focused = true,
  added,
  close,
}: {
  parent: Stored;
  depth?: number;
  zone: string;
  /** Whether somebody asked for it just now. */
  focused?: boolean;
  added: () => Promise<void>;
  close?: () => void;
}) {
  const [text, type] = useState("");
  const input = useRef<HTMLInputElement>(null);
  const adding = useDeed(async () => {
    const said = text.trim();
    if (said === "") return;
    await addUnder(parent, said, zone);
    type("");
    await added();
  });
  return (
    <div className="task under-line" style={{ "--depth": depth } as React.CSSProperties}>
      <span className="tick" aria-hidden="true" />
      <input
        ref={input}
        type="text"
        aria-label={words.parts.addTo(taskOf(parent).title)}
        aria-busy={adding.busy}
        placeholder={words.parts.add}
        value={text}
        maxLength={2000}
        autoComplete="off"
        autoFocus={focused}
        onChange={({ target }) => type(target.value)}
        onBlur={() => text.trim() === "" && close?.()}
        onKeyDown={(event) => {
          if (event.key === "Escape" && close) {
            event.preventDefault();
            event.stopPropagation();
            const row = input.current?.closest("li")?.previousElementSibling;
            close();
            row?.querySelector<HTMLElement>(".what")?.focus();
          }
          if (event.key !== "Enter") return;
          event.preventDefault();
          adding.run();
        }}
      />
    </div>
  );
}
