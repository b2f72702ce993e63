import { Advanced } from "~/design/Advanced";
import { Actions, Dialog } from "~/design/Dialog";
import { Check, Choice, Field, Lines } from "~/design/Field";
import { Form, type FormState, useForm } from "~/design/form";
import { useLeaving } from "~/frame/leaving";
import { ZoneChoice } from "~/frame/reading";
import { t } from "~/texts";
import { words } from "~/texts/agenda";
import { words as more } from "~/texts/details";
import { between, isDay, plus } from "~/times/days";
import { clock } from "~/times/hours";
import type { Saying } from "~/times/said";
import { here, moment } from "~/times/zoned";
import { type Calendar, isOpen } from "./asked";
import { Files, useSending } from "./details/Files";
import { Reminders } from "./details/Reminders";
import { Repeating } from "./details/Repeating";
import { wrongWith } from "./details/reminders";
import { MOMENTS, settled, skipped, type Typed } from "./form";
import { addresses } from "./inviting";
import { FindTime } from "./planning/FindTime";
import { Inviting } from "./planning/Inviting";
import { Rooms } from "./planning/Rooms";
import "./details/details.css";
import "./planning/planning.css";

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const FEW = ["call", "alerts", "files", "keywords", "zone", "busy", "privacy"] as const;

/** What an event is: typed in for the first time, or anew. */
export function EventForm({
  title,
  deed,
  first,
  anew = false,
  calendars,
  besides = null,
  tells = false,
  untold = false,
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
  /** The id of what is there already, which is not in its own way. */
  besides?: string | null;
  /** Others hear what is changed about it. */
  tells?: boolean;
  /** Another program invites to it, so they do not. */
  untold?: boolean;
  /** How it repeats, if nobody could choose that here. */
  other: string | null;
  saying: Saying;
  save: (typed: Typed) => Promise<void>;
  close: () => void;
}) {
  const sending = useSending();
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
      every: (every, { repeat }) => (repeat !== "custom" || /^[1-9]\d{0,2}$/.test(every) ? null : more.custom.badEvery),
      days: (days, { repeat, unit }) =>
        repeat === "custom" && unit === "weekly" && days.trim() === "" ? more.custom.noDay : null,
      until: (until, all) => {
        if (all.ends !== "on" || all.repeat === "never" || all.repeat === "other") return null;
        return isDay(until) && until >= settled(all).from ? null : more.custom.badUntil;
      },
      alerts: (alerts) => {
        const wrong = wrongWith(alerts);
        return wrong && more.reminders[wrong];
      },
      files: () => (sending.busy ? more.files.wait : null),
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
        <OfZone {...values} />
        <Repeating form={form} other={other} saying={saying} />
        <Inviting untold={untold} />
        {tells && (
          <Lines name="words" label={words.telling.why} hint={words.telling.whyHint} maxLength={500} rows={1} />
        )}
        <FindTime form={form} besides={besides} saying={saying} />
        <div className="stack placing">
          <Field name="place" label={words.form.place} maxLength={1024} autoComplete="off" />
          <Rooms form={form} besides={besides} saying={saying} />
        </div>
        <Lines name="notes" label={words.form.notes} maxLength={65_536} rows={2} />
        <Choice name="calendar" label={words.form.calendar}>
          {open.map(({ calendar_id, name }) => (
            <option key={calendar_id} value={calendar_id}>
              {name}
            </option>
          ))}
        </Choice>
        <Advanced title={more.more.title} about={words.form.moreAbout} fields={FEW}>
          <Reminders />
          <Field name="call" type="url" label={words.form.call} autoComplete="off" maxLength={2000} />
          <Files ways={sending} />
          <Field
            name="keywords"
            label={more.more.keywords}
            hint={more.more.keywordsHint}
            autoComplete="off"
            maxLength={1000}
          />
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

/** By which clock it is said when it is, where that is not the clock of whoever looks. */
function OfZone({ allDay, zone, from, fromTime }: Typed) {
  if (allDay || zone === "" || !isDay(from) || fromTime === "") return null;
  const start = `${from}T${fromTime}:00`;
  if (moment(start, zone) === moment(start, here())) return null;
  return <p className="hint">{words.form.clock(zone.replaceAll("_", " "))}</p>;
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
