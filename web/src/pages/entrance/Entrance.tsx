import { type ReactNode, useEffect, useRef } from "react";
import { t } from "~/texts";
import { Colonnade } from "./Colonnade";
import "./entrance.css";

/** The page of whoever is not signed in yet: one thing to do, and beside it the hall that the house is named for. */
export function Entrance({
  title,
  lead,
  foot,
  children,
}: {
  title: string;
  lead?: ReactNode;
  foot?: ReactNode;
  children?: ReactNode;
}) {
  const heading = useTitled(title);
  return (
    <div className="entrance">
      <main>
        <a className="brand" href="/" aria-label={t.product}>
          <Mark />
          <span>{t.product}</span>
        </a>
        <div className="panel stack">
          <header className="stack">
            <h1 ref={heading} tabIndex={-1}>
              {title}
            </h1>
            {lead && <p className="soft break">{lead}</p>}
          </header>
          {children}
        </div>
        <footer className="soft small">{foot}</footer>
      </main>
      <aside aria-hidden="true">
        <Colonnade />
      </aside>
    </div>
  );
}

/** Name the page, and lead whoever listens to its heading unless a field has the focus already. */
export function useTitled(title: string) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · ${t.product}`;
    const held = document.activeElement;
    if (held === null || held === document.body) heading.current?.focus();
  }, [title]);
  return heading;
}

export function Mark() {
  return (
    <svg className="mark" width="30" height="30" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8.5" />
      <path d="M7 9.5h18M9 23.5V13m4.67 10.5V13m4.66 10.5V13M23 23.5V13" />
    </svg>
  );
}
