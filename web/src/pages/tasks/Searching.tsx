import { useEffect, useRef, useState } from "react";
import { useLocation } from "wouter";
import { Button } from "~/design/Button";
import { Icon } from "~/design/Icon";
import { words } from "~/texts/tasks";
import { searched } from "./place";

/** Where the words are typed that tasks are found by; what is found stands in the address, so that it can be kept. */
export function Searching({ typed, keep }: { typed: string; keep: () => void }) {
  const [text, type] = useState(typed);
  const [, go] = useLocation();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  return (
    <search>
      <form
        className="searching"
        onSubmit={(event) => {
          event.preventDefault();
          go(searched(text.trim()));
        }}
      >
        <div className="box">
          <span className="affix">
            <Icon name="search" size={16} />
          </span>
          <input
            ref={input}
            type="search"
            aria-label={words.search.label}
            placeholder={words.search.hint}
            value={text}
            maxLength={200}
            autoComplete="off"
            onChange={({ target }) => type(target.value)}
          />
        </div>
        <Button look="primary" type="submit">
          {words.search.title}
        </Button>
        <Button onClick={keep}>{typed === "" ? words.filters.create : words.search.keep}</Button>
      </form>
    </search>
  );
}
