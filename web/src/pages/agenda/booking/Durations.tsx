import { useId, useState } from "react";
import { Button } from "~/design/Button";
import { useHere } from "~/design/form";
import { words as booking } from "~/texts/booking";
import { words } from "~/texts/offering";
import { Because } from "./part";

const USUAL = [15, 20, 30, 45, 60, 90, 120];
const MOST = 8;

/** How long a booking lasts: some lengths that people use, and any other. */
export function Durations() {
  const id = useId();
  const form = useHere();
  const [other, type] = useState("");
  const [wrong, complain] = useState<string>();
  const chosen = (form.values["durations"] ?? "").split(" ").filter(Boolean).map(Number);
  const all = [...new Set([...USUAL, ...chosen])].sort((one, other) => one - other);
  const put = (some: readonly number[]) =>
    form.change("durations", [...some].sort((one, other) => one - other).join(" "));

  function turn(minutes: number, on: boolean) {
    if (on && chosen.length >= MOST) return complain(words.fields.mostDurations);
    complain(undefined);
    put(on ? [...chosen, minutes] : chosen.filter((each) => each !== minutes));
  }

  function add() {
    const minutes = Number(other);
    if (!Number.isInteger(minutes) || minutes < 5 || minutes > 720) return complain(words.fields.badDuration);
    type("");
    if (!chosen.includes(minutes)) turn(minutes, true);
  }

  const said = wrong ?? form.wrong["durations"];
  return (
    <fieldset className="lengths" aria-describedby={`${id}-said`}>
      <legend className="label">{words.fields.durations}</legend>
      <div className="lengths-line">
        <div className="durations">
          {all.map((each, at) => (
            <label key={each}>
              <input
                type="checkbox"
                checked={chosen.includes(each)}
                aria-invalid={form.wrong["durations"] && at === 0 ? true : undefined}
                onChange={({ target }) => turn(each, target.checked)}
              />
              <span>{booking.minutes(each)}</span>
            </label>
          ))}
        </div>
        <div className="box length-other">
          <input
            inputMode="numeric"
            aria-label={words.fields.other}
            placeholder={words.fields.otherExample}
            value={other}
            onChange={({ target }) => type(target.value)}
            onKeyDown={(event) => {
              if (event.key !== "Enter") return;
              event.preventDefault();
              add();
            }}
          />
          <Button small look="bare" onClick={add} aria-label={`${words.fields.addOther}: ${words.fields.other}`}>
            {words.fields.addOther}
          </Button>
        </div>
      </div>
      <Because id={`${id}-said`} wrong={said} />
      {!said && (
        <p className="hint" id={`${id}-said`}>
          {words.fields.durationsHint}
        </p>
      )}
    </fieldset>
  );
}
