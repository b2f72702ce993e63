import { type ReactNode, useEffect, useId, useRef } from "react";
import type { Asked } from "./asking";
import { Loading, Missed } from "./Missing";

/** One thing that a page is about: what it is, what can be done, and what there is of it. */
export function Section({
  title,
  about,
  deed,
  wanted = false,
  children,
}: {
  title: string;
  about?: ReactNode;
  deed?: ReactNode;
  /** It is what somebody came for: its heading is where whoever listens begins. */
  wanted?: boolean;
  children?: ReactNode;
}) {
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (wanted) heading.current?.focus();
  }, [wanted]);
  return (
    <section className="card" aria-labelledby={id}>
      <header>
        <div>
          <h2 ref={heading} id={id} tabIndex={wanted ? -1 : undefined}>
            {title}
          </h2>
          {about && <p className="soft small">{about}</p>}
        </div>
        {deed}
      </header>
      {children}
    </section>
  );
}

/** What was asked for, as soon as it is there; or why it is not. */
export function Shown<T>({ of: asked, children }: { of: Asked<T>; children: (found: T) => ReactNode }) {
  if (asked.found !== null) return children(asked.found);
  return <div className="body">{asked.failed ? <Failed of={asked} /> : <Loading />}</div>;
}

/** Why something is not there, and trying again; nothing if it is. */
export function Failed<T>({ of: { found, failed, again } }: { of: Asked<T> }) {
  return found === null && <Missed failed={failed} again={again} />;
}
