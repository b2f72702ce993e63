import { useId, useState } from "react";
import { Button, IconButton } from "~/design/Button";
import { useHere } from "~/design/form";
import { Icon } from "~/design/Icon";
import { words } from "~/texts/details";
import {
  another,
  dayOffsetFrom,
  dayPartsOf,
  held,
  offsetFrom,
  partsOf,
  type Reminder,
  remindersIn,
  UNITS,
  type Unit,
  USUAL,
} from "./reminders";

const MOST = 10;

/** What reminds of an event: as its calendar does, or as many as one wants. */
export function Reminders() {
  const form = useHere();
  const id = useId();
  const value = form.values["alerts"] ?? USUAL;
  const allDay = form.values["allDay"] === "yes";
  const usual = value === USUAL;
  const all = remindersIn(value);
  const wrong = form.wrong["alerts"];
  const set = (next: readonly Reminder[]) => form.change("alerts", held(next));

  return (
    <fieldset className="reminders stack" aria-describedby={wrong ? `${id}-wrong` : undefined}>
      <legend className="label">{words.reminders.title}</legend>
      <div className="check">
        <input
          id={id}
          type="checkbox"
          checked={usual}
          aria-invalid={wrong ? true : undefined}
          onChange={({ target }) => form.change("alerts", target.checked ? USUAL : held([another([], allDay)]))}
        />
        <label htmlFor={id}>{words.reminders.usual}</label>
      </div>
      {all.length > 0 && (
        <ul className="stack">
          {all.map((each, at) => (
            <li key={each.id}>
              <One
                key={allDay ? "days" : "times"}
                of={each}
                number={at + 1}
                allDay={allDay}
                set={(next) => set(all.map((one) => (one.id === each.id ? next : one)))}
                remove={() => set(all.filter((one) => one.id !== each.id))}
              />
            </li>
          ))}
        </ul>
      )}
      {!usual && all.length === 0 && <p className="soft small">{words.reminders.none}</p>}
      {wrong && (
        <p className="wrong-because" id={`${id}-wrong`}>
          <Icon name="alert" size={15} />
          {wrong}
        </p>
      )}
      {!usual && all.length < MOST && (
        <div>
          <Button small look="bare" icon="plus" onClick={() => set([...all, another(all, allDay)])}>
            {words.reminders.add}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

interface OfOne {
  of: Reminder;
  number: number;
  allDay: boolean;
  set: (next: Reminder) => void;
  remove: () => void;
}

function One({ of, number, allDay, set, remove }: OfOne) {
  const days = allDay && of.offset !== null ? dayPartsOf(of.offset) : null;
  const parts = !allDay && of.offset !== null ? partsOf(of.offset) : null;
  const told = words.reminders;
  return (
    <div className="reminder">
      {days && (
        <>
          <Amount
            first={days.amount}
            label={told.amount(number)}
            set={(amount) => set({ ...of, offset: dayOffsetFrom(amount, days.unit, days.time) })}
          />
          <Unitary
            one={days.amount === 1}
            units={["days", "weeks"]}
            value={days.unit}
            label={told.unit(number)}
            set={(unit) => set({ ...of, offset: dayOffsetFrom(days.amount, unit as "days" | "weeks", days.time) })}
          />
          <span className="box time">
            <input
              type="time"
              aria-label={told.time(number)}
              value={days.time}
              onChange={({ target: { value } }) =>
                value !== "" && set({ ...of, offset: dayOffsetFrom(days.amount, days.unit, value) })
              }
            />
          </span>
        </>
      )}
      {parts && (
        <>
          <Amount
            first={parts.amount}
            label={told.amount(number)}
            set={(amount) => set({ ...of, offset: offsetFrom(amount, parts.unit) })}
          />
          <Unitary
            one={parts.amount === 1}
            units={UNITS}
            value={parts.unit}
            label={told.unit(number)}
            set={(unit) => set({ ...of, offset: offsetFrom(parts.amount, unit) })}
          />
        </>
      )}
      {!days && !parts && <span className="soft small kept">{told.kept}</span>}
      <span className="box how">
        <select
          aria-label={told.how(number)}
          value={of.mail ? "mail" : "screen"}
          onChange={({ target }) => set({ ...of, mail: target.value === "mail" })}
        >
          <option value="screen">{told.screen}</option>
          <option value="mail">{told.mail}</option>
        </select>
        <span className="chevron">
          <Icon name="chevron" />
        </span>
      </span>
      <IconButton icon="close" label={told.remove(told.number(number))} onClick={remove} />
    </div>
  );
}

/** A number that may be nothing for a moment, while another is typed. */
function Amount({ first, label, set }: { first: number; label: string; set: (amount: number) => void }) {
  const [typed, type] = useState(String(first));
  return (
    <span className="box amount">
      <input
        inputMode="numeric"
        aria-label={label}
        value={Number(typed) === first || typed === "" ? typed : String(first)}
        onChange={({ target }) => {
          const digits = target.value.replace(/\D/g, "").slice(0, 4);
          type(digits);
          if (digits !== "") set(Number(digits));
        }}
        onBlur={() => type(String(first))}
      />
    </span>
  );
}

function Unitary<U extends Unit>({
  one,
  units,
  value,
  label,
  set,
}: {
  /** Whether it is one of them. */
  one: boolean;
  units: readonly U[];
  value: U;
  label: string;
  set: (unit: U) => void;
}) {
  return (
    <span className="box unit">
      <select aria-label={label} value={value} onChange={({ target }) => set(target.value as U)}>
        {units.map((each) => (
          <option key={each} value={each}>
            {words.reminders.units[each][one ? 0 : 1]}
          </option>
        ))}
      </select>
      <span className="chevron">
        <Icon name="chevron" />
      </span>
    </span>
  );
}
