import { useId } from "react";
import "./views.css";

/** The ways in which something can be looked at, side by side; one of them is chosen. */
export function Views<T extends string>({
  label,
  all,
  names,
  chosen,
  choose,
}: {
  label: string;
  all: readonly T[];
  names: Readonly<Record<T, string>>;
  chosen: T;
  choose: (view: T) => void;
}) {
  const name = useId(); // a dialog over a page with views has its own
  return (
    <fieldset className="views">
      <legend className="unseen">{label}</legend>
      {all.map((each) => (
        <label key={each}>
          <input type="radio" name={name} checked={each === chosen} onChange={() => choose(each)} />
          <span>{names[each]}</span>
        </label>
      ))}
    </fieldset>
  );
}
