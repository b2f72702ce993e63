import { type ReactNode, useId } from "react";
import { Notice } from "~/design/Notice";
import { t } from "~/texts";
import type { Asked } from "./asking";

/** One thing that a page is about: what it is, what can be done, and what there is of it. */
export function Section({
  title,
  about,
  deed,
  children,
}: {
  title: string;
  about?: ReactNode;
  deed?: ReactNode;
  children?: ReactNode;
}) {
  const id = useId();
  return (
    <section className="card" aria-labelledby={id}>
      <header>
        <div>
          <h2 id={id}>{title}</h2>
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
  return (
    <div className="body">
      {asked.failed ? (
        <Failed of={asked} />
      ) : (
        <p className="soft small" aria-busy="true">
          {t.loading}
        </p>
      )}
    </div>
  );
}

/** Why something is not there, and trying again; nothing if it is. */
export function Failed<T>({ of: { found, failed, again } }: { of: Asked<T> }) {
  if (found !== null || failed === null) return null;
  return (
    <Notice tone="bad">
      {failed}{" "}
      <button type="button" className="link" onClick={() => void again()}>
        {t.retry}
      </button>
    </Notice>
  );
}
