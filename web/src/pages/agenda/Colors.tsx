import { useHere } from "~/design/form";
import { words } from "~/texts/agenda";
import "./colors.css";

export const COLORS = ["#1a73e8", "#0b8043", "#b3441e", "#8e24aa", "#c0265f", "#00798c", "#8a6d00", "#5b6470"] as const;

/** One of the colours that can be told apart. */
export function Colors() {
  const form = useHere();
  const value = form.values["color"] ?? "";
  const all = COLORS.some((each) => each === value) ? COLORS : [value, ...COLORS];
  return (
    <fieldset className="colors">
      <legend className="label">{words.calendar.color}</legend>
      <div className="row">
        {all.map((each) => (
          <input
            key={each}
            type="radio"
            name="color"
            value={each}
            aria-label={each}
            checked={each === value}
            style={{ "--of": each } as React.CSSProperties}
            onChange={() => form.change("color", each)}
          />
        ))}
      </div>
    </fieldset>
  );
}
