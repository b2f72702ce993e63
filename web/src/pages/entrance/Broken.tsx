import type { ReactNode } from "react";
import { Entrance } from "./Entrance";

/** A link that is good for nothing any more, and where to go on. */
export function Broken({
  title,
  lead,
  href,
  label,
  children,
}: {
  title: string;
  lead: string;
  href: string;
  label: string;
  children?: ReactNode;
}) {
  return (
    <Entrance title={title} lead={lead}>
      <div className="stack ways">
        <a className="button primary wide" href={href}>
          {label}
        </a>
        {children}
      </div>
    </Entrance>
  );
}
