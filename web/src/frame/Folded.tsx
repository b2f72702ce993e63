import { type ReactNode, useState } from "react";
import { Button } from "~/design/Button";
import { t } from "~/texts";
import "./listed.css";

const FEW = 5;

/** A list of which the first few matter most, and all of which is there for whoever wants to see it. */
export function Folded<T>({
  items,
  none,
  children,
}: {
  items: readonly T[];
  none?: string;
  children: (each: T) => ReactNode;
}) {
  const [open, unfold] = useState(false);
  const folds = !open && items.length > FEW + 1;
  return (
    <>
      <ul className="list">
        {items.length === 0 && none && <li className="soft small">{none}</li>}
        {(folds ? items.slice(0, FEW) : items).map(children)}
      </ul>
      {folds && (
        <div className="onward">
          <Button small look="bare" onClick={() => unfold(true)}>
            {t.lists.all(items.length)}
          </Button>
        </div>
      )}
    </>
  );
}
