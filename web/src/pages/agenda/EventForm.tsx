import { useState } from "react";
import { Advanced } from "~/design/Advanced";
import { Actions, Dialog } from "~/design/Dialog";
import { Check, Choice, Field, Lines, Several } from "~/design/Field";
import { Form, type FormState, useForm } from "~/design/form";
import { useLeaving } from "~/frame/leaving";
import { ZoneChoice } from "~/frame/reading";
import { t } from "~/texts";
import { words } from "~/texts/agenda";
import { between, isDay, plus } from "~/times/days";
import { clock } from "~/times/hours";
import type { Saying } from "~/times/said";
import { type Calendar, isOpen } from "./asked";
import { addresses, MOMENTS, skipped, type Typed, USUAL } from "./form";
import { choices, nth } from "./repeat";

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const FEW = ["call", "guests", "alerts", "zone", "busy", "privacy"] as const;

/** What an event is: typed in for the first time, or anew. */
export function EventForm({
  title,
  deed,
  first,
  anew = false,
  calendars,
  other,
  saying,
  save,
  close,
}: {
  title: string;
  deed: string;
  first: Typed;
  /** It is not in a calendar yet. */
  anew?: boolean;
  calendars: readonly Calendar[];
  /** How it repeats, if nobody could choose that here. */
  other: string | null;
  saying: Saying;
  save: (typed: Typed) => Promise<void>;
  close: () => void;
}) {
  const touched = (all: Typed) => anew || MOMENTS.some((name) => all[name] !== first[name]);
  function wrongTime(time: string, all: Typed, which: "begins" | "ends"): string | null {
    if (all.allDay || !isDay(all.from) || !isDay(all.to)) return null;
    if (time === "") return t.problems.missing;
    return touched(all) && skipped(all, which) ? words.form.skipped : null;
  }
  const form = useForm<Typed>(first, save, {
    rules: {
      from: (day) => (isDay(day) ? null : t.problems.missing),
      to: (day, all) => (!isDay(day) ? t.problems.missing : late(all) ? words.form.late : null),
      fromTime: (time, all) => wrongTime(time, all, "begins"),
      toTime: (time, all) => wrongTime(time, all, "ends"),
      call: (link) => (link.trim() === "" || /^https:\/\/\S+$/.test(link.trim()) ? null : words.form.badCall),
      count: (count, { ends }) => (ends !== "after" || /^[1-9]\d{0,4}$/.test(count) ? null : words.form.badCount),
      guests: (guests) => {
        const wrong = addresses(guests).find((each) => !EMAIL.test(each));
        return wrong ? words.form.badGuests(wrong) : null;
      },
    },
  });
  const { values } = form;
  const open = calendars.filter(isOpen);
  const { leave, question } = useLeaving(JSON.stringify(values) !== JSON.stringify(first), close);
  return (
    <Dialog title={title} wide onClose={leave}>
      {question}
      <Form form={form}>
        <Field name="title" label={words.form.title} maxLength={1024} autoComplete="off" autoFocus />
        <When form={form} />
        <Choice name="repeat" label={words.form.repeat}>
          <option value="never">{words.form.never}</option>
          {isDay(values.from) &&
            choices(values.from).map((each) => (
              <option key={each} value={each}>
                {words.repeat[each](
                  saying.weekday(values.from, "long"),
                  Number(values.from.slice(8)),
                  nth(values.from),
                  saying.date(values.from),
                )}
              </option>
            ))}
          {other && <option value="other">{other}</option>}
        </Choice>
        {values.repeat !== "never" && values.repeat !== "other" && <Ending form={form} />}
        <Field name="place" label={words.form.place} maxLength={1024} autoComplete="off" />
        <Lines name="notes" label={words.form.notes} maxLength={65_536} rows={2} />
        <Choice name="calendar" label={words.form.calendar}>
          {open.map(({ calendar_id, name }) => (
            <option key={calendar_id} value={calendar_id}>
              {name}
            </option>
          ))}
        </Choice>
        <Advanced title={words.form.more} about={words.form.moreAbout} fields={FEW}>
          <Lines name="guests" label={words.form.guests} hint={words.form.guestsHint} rows={2} />
          <Field name="call" type="url" label={words.form.call} autoComplete="off" maxLength={2000} />
          <Alerts value={values.alerts} />
          {values.allDay === "" && values.zone !== "" && <ZoneChoice />}
          <Choice name="busy" label={words.form.busy}>
            <option value="busy">{words.form.busyYes}</option>
            <option value="free">{words.form.busyNo}</option>
          </Choice>
          <Choice name="privacy" label={words.form.privacy}>
            {(["public", "private", "secret"] as const).map((each) => (
              <option key={each} value={each}>
                {words.form.privacies[each]}
              </option>
            ))}
          </Choice>
        </Advanced>
        <Actions close={close} deed={deed} busy={form.busy} />
      </Form>
    </Dialog>
  );
}

function late({ allDay, from, fromTime, to, toTime }: Typed): boolean {
  return allDay ? to < from : `${to}T${toTime}` < `${from}T${fromTime}`;
}

/** When it begins and ends. Whoever moves its beginning moves its end along. */
function When({ form }: { form: FormState<Typed> }) {
  const { values } = form;
  const allDay = values.allDay === "yes";

  function begin(name: "from" | "fromTime", value: string) {
    form.change(name, value);
    if (name === "from" && isDay(value) && isDay(values.from) && isDay(values.to)) {
      form.change("to", plus(values.to, between(values.from, value)));
    }
    if (name === "fromTime" && value !== "" && values.from === values.to && values.toTime >= values.fromTime) {
      const minute = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5));
      const end = minute(value) + minute(values.toTime) - minute(values.fromTime);
      form.change("toTime", clock(end));
      if (end >= 1440) form.change("to", plus(values.to, 1));
    }
  }

  return (
    <div className="stack when">
      <Check name="allDay" label={words.form.allDay} />
      <div className="pair">
        <Field
          name="from"
          type="date"
          label={words.form.from}
          onInput={({ currentTarget }) => begin("from", currentTarget.value)}
        />
        {!allDay && (
          <Field
            name="fromTime"
            type="time"
            label={words.form.fromTime}
            onInput={({ currentTarget }) => begin("fromTime", currentTarget.value)}
          />
        )}
      </div>
      <div className="pair">
        <Field name="to" type="date" label={words.form.to} min={values.from} />
        {!allDay && <Field name="toTime" type="time" label={words.form.toTime} />}
      </div>
    </div>
  );
}

function Ending({ form }: { form: FormState<Typed> }) {
  return (
    <div className="pair">
      <Choice name="ends" label={words.form.ends}>
        <option value="never">{words.form.endsNever}</option>
        <option value="on">{words.form.endsOn}</option>
        <option value="after">{words.form.endsAfter}</option>
      </Choice>
      {form.values.ends === "on" && <Field name="until" type="date" label={words.form.until} min={form.values.from} />}
      {form.values.ends === "after" && <Field name="count" inputMode="numeric" label={words.form.count} />}
    </div>
  );
}

function Alerts({ value }: { value: string }) {
  const [first] = useState(value.split(" ").filter((each) => each !== "" && each !== USUAL));
  const known = words.offsets;
  const own = first.filter((each) => !(each in known));
  const options = [
    { value: USUAL, label: words.form.usual },
    ...Object.entries(known).map(([offset, label]) => ({ value: offset, label })),
    ...own.map((offset) => ({ value: offset, label: words.offset(offset) })),
  ];
  return <Several name="alerts" label={words.form.alerts} options={options} />;
}
