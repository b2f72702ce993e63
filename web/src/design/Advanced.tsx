import { type ReactNode, useState } from "react";
import { useHere } from "./form";
import { Icon } from "./Icon";
import "./advanced.css";

/** The part of a form that few need: folded, until it is wanted, or something is wrong in it. */
export function Advanced({
  title,
  about,
  fields,
  children,
}: {
  title: string;
  /** What is in there. */
  about: string;
  /** What the fields are called that stand in it. */
  fields: readonly string[];
  children: ReactNode;
}) {
  const { wrong } = useHere();
  const [open, unfold] = useState(false);
  const held: Readonly<Record<string, string | undefined>> = wrong;
  return (
    <details
      className="advanced"
      open={open || fields.some((each) => held[each] !== undefined)}
      onToggle={({ currentTarget }) => unfold(currentTarget.open)}
    >
      <summary>
        <Icon name="chevron" size={16} />
        <span className="what">
          <strong>{title}</strong>
          <span className="soft small">{about}</span>
        </span>
      </summary>
      <div className="stack">{children}</div>
    </details>
  );
}
