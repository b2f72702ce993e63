import { useId, useLayoutEffect, useRef, useState } from "react";
import { Avatar } from "~/frame/Avatar";
import { type Candidates, useMatching } from "~/pages/admin/candidates";
import { words } from "~/texts/tasks";
import { meant, type Named, naming, typing } from "./mentions";

const LONGEST = 15_000;
const OFFERED = 6;

/** Some lines, in which `@` offers who may be meant: arrows choose, Enter takes, Escape leaves it as it is. */
export function Writing({
  label,
  text,
  of: { people: first, many, may },
  change,
  send,
}: {
  label: string;
  text: string;
  /** Who may be meant; where they are many, others are asked for by what is typed. */
  of: Candidates;
  change: (text: string) => void;
  send: () => void;
}) {
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [caret, put] = useState(text.length);
  const [at, choose] = useState(0);
  const [left, leave] = useState<number | null>(null);
  const moved = useRef<number | null>(null);
  const said = typing(text, caret);
  const { found } = useMatching(many && said && said.from !== left ? said.said.trim() : "");
  const met = useRef(new Map<string, Named>());
  for (const each of [...first, ...(found ?? []).filter(may)]) met.current.set(each.person, each);
  const people = [...met.current.values()];
  const offered = said && said.from !== left ? meant(said.said, people).slice(0, OFFERED) : [];
  const chosen = offered[Math.min(at, offered.length - 1)];

  useLayoutEffect(() => {
    if (moved.current === null) return;
    area.current?.setSelectionRange(moved.current, moved.current);
    moved.current = null;
  });

  function take(one: Named) {
    if (!said) return;
    const name = `${naming(one, people)} `;
    change(text.slice(0, said.from) + name + text.slice(caret).replace(/^ /, ""));
    moved.current = said.from + name.length;
    put(moved.current);
    choose(0);
    area.current?.focus();
  }

  function key(event: React.KeyboardEvent) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      return send();
    }
    if (!said || !chosen) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) choose((offered.indexOf(chosen) + step + offered.length) % offered.length);
    else if (event.key === "Enter" || event.key === "Tab") take(chosen);
    else if (event.key === "Escape") leave(said.from);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div className="writing">
      <label htmlFor={id} className="unseen">
        {label}
      </label>
      <div className="box">
        <textarea
          ref={area}
          id={id}
          rows={2}
          maxLength={LONGEST}
          placeholder={label}
          value={text}
          aria-autocomplete="list"
          aria-controls={chosen ? `${id}-offered` : undefined}
          aria-activedescendant={chosen ? `${id}-${chosen.person}` : undefined}
          onChange={({ target }) => {
            change(target.value);
            put(target.selectionStart);
            choose(0);
            leave(null);
          }}
          onSelect={({ currentTarget }) => put(currentTarget.selectionStart)}
          onBlur={() => leave(said?.from ?? null)}
          onKeyDown={key}
        />
      </div>
      {chosen && (
        <div className="offered" id={`${id}-offered`} role="listbox" aria-label={words.comments.people}>
          {offered.map((each) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the focus stays where somebody types
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the lines
            <div
              key={each.person}
              id={`${id}-${each.person}`}
              role="option"
              aria-selected={each === chosen}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(each)}
            >
              <Avatar name={each.name} size={24} />
              <span className="break">{each.name}</span>
              <span className="soft small break">{each.email}</span>
            </div>
          ))}
        </div>
      )}
      <p className="unseen" role="status">
        {chosen && words.comments.offered(offered.length)}
      </p>
    </div>
  );
}
