import { useEffect, useId, useRef, useState } from "react";
import { Check, Choice, Field } from "~/design/Field";
import type { FormState } from "~/design/form";
import type { Rule } from "~/pages/agenda/event";
import { choices, nth, sentence } from "~/pages/agenda/repeat";
import { words as agenda } from "~/texts/agenda";
import { words } from "~/texts/tasks";
import { isDay } from "~/times/days";
import type { Saying } from "~/times/said";
import { daysOf, explaining, PAUSE } from "./QuickAdd";
import { beginOf, reworded, type Typed, type Wording, wording } from "./typed";

/** When it starts and is due, how often, and by when at the latest: in words, or day by day. */
export function When({ form, zone, saying }: { form: FormState<Typed>; zone: string; saying: Saying }) {
  const { start, due, deadline, repeat, rule } = form.values;
  const begins = beginOf(form.values);
  const other = repeat === "other" && rule !== "" ? (JSON.parse(rule) as Rule) : null;
  return (
    <>
      <InWords form={form} zone={zone} saying={saying} />
      <div className="pair">
        <Field name="start" type="date" label={words.form.start} />
        {start !== "" && <Field name="startTime" type="time" label={words.form.startTime} />}
      </div>
      <div className="pair">
        <Field name="due" type="date" label={words.form.due} />
        {due !== "" && <Field name="time" type="time" label={words.form.dueTime} />}
      </div>
      {isDay(begins) && (
        <Choice name="repeat" label={agenda.form.repeat}>
          <option value="never">{agenda.form.never}</option>
          {choices(begins).map((each) => (
            <option key={each} value={each}>
              {agenda.repeat[each](
                saying.weekday(begins, "long"),
                Number(begins.slice(8)),
                nth(begins),
                saying.date(begins),
              )}
            </option>
          ))}
          {other && <option value="other">{sentence(other, begins, saying)}</option>}
        </Choice>
      )}
      {isDay(begins) && repeat !== "never" && (
        <Check name="after" label={words.form.after} hint={words.form.afterHint} />
      )}
      <div className="pair">
        <Field name="deadline" type="date" label={words.form.deadline} />
        {deadline !== "" && <Field name="deadlineTime" type="time" label={words.form.deadlineTime} />}
      </div>
    </>
  );
}

/** Days as people say them: what is understood stands in the fields below at once. */
function InWords({ form, zone, saying }: { form: FormState<Typed>; zone: string; saying: Saying }) {
  const id = useId();
  const [text, type] = useState("");
  const [told, tell] = useState("");
  const last = useRef<Wording | null>(null);
  const { change } = form;
  useEffect(() => {
    const write = (found: Parameters<typeof reworded>[1]) => {
      if (!last.current) return;
      const { written, next, last: now } = reworded(last.current, found);
      last.current = now;
      for (const each of written) change(each, next[each]);
    };
    if (text.trim() === "") {
      write(null);
      return tell("");
    }
    const ending = new AbortController();
    const waiting = setTimeout(() => {
      explaining(text, zone, ending.signal)
        .then(({ understood }) => {
          write(understood);
          const days = daysOf(understood, zone, saying);
          tell(days.length === 0 ? words.form.wordsNone : `${words.add.understood} ${days.join(" · ")}`);
        })
        .catch(() => undefined); // the fields below are there as well
    }, PAUSE);
    return () => {
      clearTimeout(waiting);
      ending.abort();
    };
  }, [text, zone, saying, change]);
  return (
    <div className="field">
      <div className="top">
        <label htmlFor={id}>{words.form.words}</label>
      </div>
      <div className="box">
        <input
          id={id}
          value={text}
          maxLength={500}
          autoComplete="off"
          placeholder={words.form.wordsHint}
          aria-describedby={`${id}-told`}
          onChange={({ target }) => {
            last.current = wording(last.current, form.values);
            type(target.value);
          }}
          onKeyDown={(event) => event.key === "Enter" && event.preventDefault()} // it is not looked at yet
        />
      </div>
      <p className="hint" id={`${id}-told`} aria-live="polite">
        {told}
      </p>
    </div>
  );
}
