import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { Button } from "~/design/Button";
import { Icon } from "~/design/Icon";
import { Notice } from "~/design/Notice";
import { t } from "~/texts";
import { fits, type Paged } from "./pages";
import { Shown } from "./Section";
import "./listed.css";

/** From so many on, nobody looks through all of them. */
const LONG = 12;

/** A list that may be long: all of it in the end, and a field that finds some of it at once. */
export function Listed<T>({
  of: pages,
  none,
  words,
  inner = false,
  children,
}: {
  of: Paged<T>;
  /** What is said where there is nothing. */
  none: ReactNode;
  /** What something in it is found by. */
  words: (each: T) => string;
  inner?: boolean;
  children: (each: T) => ReactNode;
}) {
  const [typed, type] = useState("");
  const list = useRef<HTMLUListElement>(null);
  const wanted = typed.trim();

  function find(text: string) {
    type(text);
    if (text.trim() !== "" && pages.more && !pages.busy) void pages.rest();
  }

  const from = useRef<number | null>(null);
  const count = pages.found?.length ?? 0;
  useEffect(() => {
    const first = from.current !== null && count > from.current && list.current?.children[from.current];
    if (!(first instanceof HTMLElement)) return;
    from.current = null;
    first.tabIndex = -1; // whoever uses no mouse goes on where the list does
    first.focus();
  }, [count]);

  const long = useRef(false);
  long.current ||= pages.more || count > LONG; // the field stays under the hands of whoever types in it

  function more() {
    from.current = count;
    void pages.go();
  }

  return (
    <Shown of={pages}>
      {(items) => {
        const found = wanted === "" ? items : items.filter((each) => fits(wanted, words(each)));
        return (
          <>
            {long.current && <Finding label={t.lists.find} typed={typed} find={find} inner={inner} />}
            <ul ref={list} className={inner ? "list inner listed" : "list listed"}>
              {items.length === 0 && !pages.more && <li className="soft small">{none}</li>}
              {found.map(children)}
            </ul>
            {wanted !== "" && found.length === 0 && !pages.busy && (
              <p className="body soft small">{t.lists.nothing(wanted)}</p>
            )}
            {pages.failed && (
              <div className="body">
                <Notice tone="bad">{pages.failed}</Notice>
              </div>
            )}
            {pages.more && wanted === "" && (
              <div className={inner ? "onward inner" : "onward"}>
                <Button small look="bare" busy={pages.busy} onClick={more}>
                  {t.lists.more}
                </Button>
              </div>
            )}
            <p aria-live="polite" className="unseen">
              {wanted !== "" && !pages.busy && t.lists.found(found.length)}
            </p>
            {wanted !== "" && pages.busy && <p className="body soft small">{t.loading}</p>}
          </>
        );
      }}
    </Shown>
  );
}

/** Where what is looked for is typed. */
export function Finding({
  label,
  hint = label,
  typed,
  find,
  inner,
}: {
  label: string;
  hint?: string;
  typed: string;
  find: (text: string) => void;
  inner: boolean;
}) {
  const id = useId();
  return (
    <div className={inner ? "finding inner" : "finding"}>
      <label htmlFor={id} className="unseen">
        {label}
      </label>
      <div className="box">
        <span className="affix">
          <Icon name="search" size={16} />
        </span>
        <input
          id={id}
          type="search"
          autoComplete="off"
          spellCheck={false}
          placeholder={hint}
          value={typed}
          onChange={({ target }) => find(target.value)}
        />
      </div>
    </div>
  );
}
