import type { CSSProperties } from "react";
import { words } from "~/texts/agenda";
import type { Saying } from "~/times/said";
import type { Seen } from "./asked";

export function titleOf({ happening }: Seen): string {
  return happening.title || (happening.privacy === "public" ? words.untitled : words.busy);
}

/** Something that happens, in a line: what its place in the picture says need not be written. */
export function Chip({
  seen,
  saying,
  solid = false,
  className = "",
  style,
  open,
}: {
  seen: Seen;
  saying: Saying;
  /** It takes whole days. */
  solid?: boolean;
  className?: string;
  style?: CSSProperties;
  open: (seen: Seen) => void;
}) {
  const { happening, color, from } = seen;
  const odd = happening.status !== "confirmed" && happening.status;
  const kinds = ["chip", solid && "solid", odd, happening.unanswered && "unanswered", className];
  return (
    <button
      type="button"
      data-card={seen.key}
      className={kinds.filter(Boolean).join(" ")}
      style={{ ...style, "--of": color } as CSSProperties}
      onClick={(event) => {
        event.stopPropagation();
        open(seen);
      }}
    >
      {!solid && <span className="at">{saying.time(from)}</span>} <span className="name">{titleOf(seen)}</span>{" "}
      <span className="unseen">
        {[saying.day(seen.first), seen.last !== seen.first && saying.day(seen.last)].filter(Boolean).join(" – ")}
        {happening.unanswered && `, ${words.unanswered}`}
      </span>
      <Besides of={seen} />
    </button>
  );
}

/** So many other calendars are told by their colours. */
const COLORS = 3;

/** The colours of the other calendars that something stands in; their names for those who cannot see them. */
export function Besides({ of: { also } }: { of: Seen }) {
  if (also.length === 0) return null;
  return (
    <>
      <span className="besides" aria-hidden="true">
        {also.slice(0, COLORS).map(({ calendar, color }) => (
          <i key={calendar} style={{ "--of": color } as CSSProperties} />
        ))}
      </span>
      <span className="unseen">{words.also(also.map(({ name }) => name))}</span>
    </>
  );
}
