import { useRef, useState } from "react";
import { IconButton } from "~/design/Button";
import { useHere } from "~/design/form";
import { words } from "~/texts/tasks";
import type { Check } from "./task";
import { stepsOf, type Typed } from "./typed";

const MOST = 100;

/** Small steps of a task, each to be ticked: Enter begins the next one, Backspace on nothing takes it away. */
export function Checklist() {
  const form = useHere();
  const list = useRef<HTMLFieldSetElement>(null);
  const [next, type] = useState("");
  const all = stepsOf(form.values as Typed);
  const put = (steps: readonly Check[]) => form.change("steps", JSON.stringify(steps));
  const change = (at: number, now: Partial<Check>) =>
    put(all.map((each, number) => (number === at ? { ...each, ...now } : each)));

  function go(at: number) {
    const lines = list.current?.querySelectorAll<HTMLInputElement>("input[type=text]");
    lines?.[Math.max(at, 0)]?.focus();
  }

  function add() {
    const title = next.trim();
    if (title === "" || all.length >= MOST) return;
    type("");
    put([...all, { id: crypto.randomUUID(), title, done: false }]);
  }

  function key(event: React.KeyboardEvent, at: number, title: string) {
    if (event.key === "Enter") {
      event.preventDefault();
      go(at + 1);
    }
    if (event.key === "Backspace" && title === "") {
      event.preventDefault();
      put(all.toSpliced(at, 1));
      go(at - 1);
    }
  }

  const done = all.filter((each) => each.done).length;
  return (
    <fieldset className="checklist" ref={list}>
      <legend className="label">
        {words.form.checklist}
        {all.length > 0 && <span className="soft"> {words.steps(done, all.length)}</span>}
      </legend>
      {all.length > 0 && <progress max={all.length} value={done} aria-label={words.steps(done, all.length)} />}
      <ul>
        {all.map((each, at) => (
          <li key={each.id}>
            <input
              type="checkbox"
              aria-label={words.check(each.title)}
              checked={each.done ?? false}
              onChange={({ target }) => change(at, { done: target.checked })}
            />
            <input
              type="text"
              className={each.done ? "done" : undefined}
              aria-label={words.form.step(at + 1)}
              value={each.title}
              maxLength={1024}
              onChange={({ target }) => change(at, { title: target.value })}
              onKeyDown={(event) => key(event, at, each.title)}
            />
            <IconButton
              icon="close"
              label={words.form.removeStep(each.title)}
              onClick={() => put(all.toSpliced(at, 1))}
            />
          </li>
        ))}
        <li>
          <span className="step-new" aria-hidden="true" />
          <input
            type="text"
            aria-label={words.form.newStep}
            placeholder={words.form.newStep}
            value={next}
            maxLength={1024}
            onChange={({ target }) => type(target.value)}
            onBlur={add}
            onKeyDown={(event) => {
              if (event.key === "Backspace" && next === "") go(all.length - 1);
              if (event.key !== "Enter") return;
              event.preventDefault();
              add();
            }}
          />
        </li>
      </ul>
    </fieldset>
  );
}
