import type { ReactNode } from "react";
import { Button } from "~/design/Button";
import { Icon, type IconName } from "~/design/Icon";

/** One of a list: what it is, what is to know of it, and what can be done with it. */
export function Row({
  sign,
  title,
  badges,
  about,
  beside,
  children,
}: {
  sign: ReactNode;
  title: ReactNode;
  badges?: ReactNode;
  about?: ReactNode;
  beside?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <li>
      {sign}
      <div className="what">
        <span className="name-line">
          <strong className="break">{title}</strong>
          {badges}
        </span>
        {about && <span className="soft small break">{about}</span>}
      </div>
      {beside}
      {children && <div className="deeds">{children}</div>}
    </li>
  );
}

/** A drawing at the head of a row, for what has no face. */
export function Sign({ icon }: { icon: IconName }) {
  return (
    <span className="sign">
      <Icon name={icon} />
    </span>
  );
}

/** Something that can be done with one of a list; whoever hears it is told with which. */
export function Deed({
  label,
  of,
  busy = false,
  onClick,
}: {
  label: string;
  of: string;
  busy?: boolean;
  onClick: () => void;
}) {
  return (
    <Button small look="bare" busy={busy} onClick={onClick} aria-label={`${label}: ${of}`}>
      {label}
    </Button>
  );
}

export function Badge({ tone, children }: { tone?: "good" | "warn"; children: ReactNode }) {
  return <span className={tone ? `badge ${tone}` : "badge"}>{children}</span>;
}

/** All that there is of something, or the word that there is nothing. */
export function List<T>({
  items,
  none,
  children,
}: {
  items: readonly T[];
  none: string;
  children: (each: T) => ReactNode;
}) {
  return (
    <ul className="list">
      {items.length === 0 && <li className="soft small">{none}</li>}
      {items.map(children)}
    </ul>
  );
}
