import { Choice, Field } from "~/design/Field";
import { type FormState, useHere } from "~/design/form";
import { Icon } from "~/design/Icon";
import { words as agenda } from "~/texts/agenda";
import { words } from "~/texts/details";
import { type Day, isDay, plus } from "~/times/days";
import type { Saying } from "~/times/said";
import { rules, settled, type Typed } from "../form";
import { choices, type Repeat, ruleOf, sentence } from "../repeat";
import { customRule, DAYS, dayOf, nth, UNITS, waysOf } from "./custom";

/** How often something is: the usual, or put together by hand. */
export function Repeating({ form, other, saying }: { form: FormState<Typed>; other: string | null; saying: Saying }) {
  const { values } = form;
  const { from, repeat } = values;

  /** What is put together by hand begins as what was chosen before. */
  function begin(choice: string) {
    if (choice !== "custom" || !isDay(from)) return;
    const usual = choices(from).find((each) => each === repeat);
    const rule = usual ? ruleOf(usual, from) : null;
    form.change("unit", rule?.frequency ?? "weekly");
    form.change("every", String(rule?.interval ?? 1));
    form.change("days", rule?.byDay && usual === "workdays" ? rule.byDay.map(({ day }) => day).join(" ") : dayOf(from));
    form.change("way", usual === "nth" || usual === "last" ? usual : "date");
  }

  return (
    <>
      <Choice name="repeat" label={agenda.form.repeat} onInput={({ currentTarget }) => begin(currentTarget.value)}>
        <option value="never">{agenda.form.never}</option>
        {isDay(from) && choices(from).map((each) => <Usual key={each} choice={each} from={from} saying={saying} />)}
        <option value="custom">{words.custom.choice}</option>
        {other && <option value="other">{other}</option>}
      </Choice>
      {repeat !== "never" && repeat !== "other" && (
        <fieldset className="custom stack" aria-label={repeat === "custom" ? words.custom.title : agenda.form.ends}>
          {repeat === "custom" && isDay(from) && <Parts form={form} saying={saying} />}
          <Ending form={form} />
          {repeat === "custom" && isDay(from) && <Said typed={values} saying={saying} />}
        </fieldset>
      )}
    </>
  );
}

function Usual({ choice, from, saying }: { choice: Repeat; from: Day; saying: Saying }) {
  const said = agenda.repeat[choice](saying.weekday(from, "long"), Number(from.slice(8)), nth(from), saying.date(from));
  return <option value={choice}>{said}</option>;
}

function Parts({ form, saying }: { form: FormState<Typed>; saying: Saying }) {
  const { unit, every, from } = form.values;
  const many = Number(every) === 1 ? 0 : 1;
  return (
    <>
      <div className="every">
        <Field name="every" label={words.custom.every} inputMode="numeric" maxLength={3} autoComplete="off" />
        <Choice name="unit" label={words.custom.unit}>
          {UNITS.map((each) => (
            <option key={each} value={each}>
              {words.custom.units[each]?.[many]}
            </option>
          ))}
        </Choice>
      </div>
      {unit === "weekly" && <Weekdays saying={saying} />}
      {(unit === "monthly" || unit === "yearly") && (
        <Choice name="way" label={words.custom.on}>
          {waysOf(from).map((way) => (
            <option key={way} value={way}>
              {sentence(customRule({ every: "1", unit, days: "", way }, from), from, saying)}
            </option>
          ))}
        </Choice>
      )}
    </>
  );
}

/** The days of a week, as they begin where whoever looks is. */
function Weekdays({ saying }: { saying: Saying }) {
  const form = useHere();
  const chosen = (form.values["days"] ?? "").split(" ");
  const wrong = form.wrong["days"];
  const week = DAYS.map((_, at) => DAYS[(at + saying.begins - 1) % 7] ?? "mo");
  const turn = (day: string, on: boolean) =>
    form.change("days", DAYS.filter((each) => (each === day ? on : chosen.includes(each))).join(" "));
  const called = (day: string, width: "long" | "short") =>
    saying.weekday(plus("2026-11-23", (DAYS as readonly string[]).indexOf(day)), width);
  return (
    <fieldset className="weekdays">
      <legend className="label">{words.custom.on}</legend>
      <div className="pills">
        {week.map((day, at) => (
          <label key={day}>
            <input
              type="checkbox"
              aria-label={called(day, "long")}
              aria-invalid={wrong && at === 0 ? true : undefined}
              checked={chosen.includes(day)}
              onChange={({ target }) => turn(day, target.checked)}
            />
            <span aria-hidden="true">{called(day, "short").slice(0, 2)}</span>
          </label>
        ))}
      </div>
      {wrong && (
        <p className="wrong-because">
          <Icon name="alert" size={15} />
          {wrong}
        </p>
      )}
    </fieldset>
  );
}

function Ending({ form }: { form: FormState<Typed> }) {
  const words = agenda.form;
  return (
    <div className="pair">
      <Choice name="ends" label={words.ends}>
        <option value="never">{words.endsNever}</option>
        <option value="on">{words.endsOn}</option>
        <option value="after">{words.endsAfter}</option>
      </Choice>
      {form.values.ends === "on" && <Field name="until" type="date" label={words.until} min={form.values.from} />}
      {form.values.ends === "after" && <Field name="count" inputMode="numeric" label={words.count} />}
    </div>
  );
}

/** All of it in plain words, and when it begins if not on the day above. */
function Said({ typed, saying }: { typed: Typed; saying: Saying }) {
  const { from } = settled(typed);
  const [rule] = rules(settled(typed)) ?? [];
  const whole = /^[1-9]\d{0,2}$/.test(typed.every) && (typed.unit !== "weekly" || typed.days.trim() !== "");
  const said = rule && whole ? sentence(rule, from, saying) : "";
  return (
    <p className="soft small" role="status">
      {said && (from === typed.from ? words.custom.said(said) : words.custom.first(said, saying.day(from)))}
    </p>
  );
}
