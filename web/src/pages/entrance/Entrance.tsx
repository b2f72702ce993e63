import { type CSSProperties, type ReactNode, useEffect, useRef } from "react";
import { readable } from "~/design/colour";
import { t } from "~/texts";
import { Colonnade } from "./Colonnade";
import type { Looks } from "./looks";
import "./entrance.css";

/** The page of whoever is not signed in yet: one thing to do, and beside it the hall that the house is named for. */
export function Entrance({
  title,
  lead,
  foot,
  looks = null,
  children,
}: {
  title: string;
  lead?: ReactNode;
  foot?: ReactNode;
  /** Those of the workspace that somebody arrives for. */
  looks?: Looks | null;
  children?: ReactNode;
}) {
  const heading = useTitled(title);
  return (
    <div className="entrance" style={looks ? coloured(looks.colour) : undefined}>
      <main>
        <a className="brand" href="/" aria-label={looks?.name ?? t.product}>
          {looks ? <Sign looks={looks} /> : <Mark />}
          <span className="break">{looks?.name ?? t.product}</span>
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

/** What is to be pressed, in a workspace's own colour, and in letters that can be read on it. */
function coloured(colour: string): CSSProperties {
  return { "--accent": colour, "--accent-press": colour, "--on-accent": readable(colour) } as CSSProperties;
}

function Sign({ looks: { name, logo, colour } }: { looks: Looks }) {
  if (logo) return <img className="logo" src={logo} alt="" width="34" height="34" />;
  const style = { "--size": "34px", background: colour, color: readable(colour) } as CSSProperties;
  return <span className="avatar squared" style={style} data-letters={[...name.toUpperCase()][0]} aria-hidden="true" />;
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
