import { Link, useLocation } from "wouter";
import { call } from "~/api/call";
import { Button } from "~/design/Button";
import { Actions, Dialog } from "~/design/Dialog";
import { Choice, Field } from "~/design/Field";
import { Form, useForm } from "~/design/form";
import { Icon } from "~/design/Icon";
import { toast } from "~/design/toasts";
import { useAsked } from "~/frame/asking";
import { all } from "~/frame/pages";
import { isOpen } from "~/pages/agenda/asked";
import { type JsEvent, lasting } from "~/pages/agenda/event";
import { eventsOf } from "~/pages/agenda/related";
import { inZone, whenOf } from "~/pages/agenda/when";
import { t } from "~/texts";
import { words as agenda } from "~/texts/agenda";
import { words } from "~/texts/tasks";
import { isDay } from "~/times/days";
import type { Saying } from "~/times/said";
import { isShown, wall } from "~/times/zoned";
import { dueOf, type Stored, type Task, taskOf } from "./task";

/** So long the time is that is taken, unless the task is thought to take another. */
const LENGTHS = ["PT15M", "PT30M", "PT45M", "PT1H", "PT1H30M", "PT2H", "PT3H", "PT4H"];

/** The events in which a task is done, or of which it was made; and time for it. */
export function Times({
  stored,
  zone,
  saying,
  take,
}: {
  stored: Stored;
  zone: string;
  saying: Saying;
  /** Ask when. */
  take: () => void;
}) {
  return (
    <section className="task-times" aria-label={words.times.title}>
      <span className="label">{words.times.title}</span>
      <Events key={stored.modseq} stored={stored} zone={zone} saying={saying} />
      <div>
        <Button small icon="calendar" onClick={take}>
          {words.times.take}
        </Button>
      </div>
    </section>
  );
}

function Events({ stored, zone, saying }: { stored: Stored; zone: string; saying: Saying }) {
  const asked = useAsked(() => eventsOf(taskOf(stored).relatedTo));
  if (!asked.found?.length) return null;
  return (
    <ul>
      {asked.found.map((each) => {
        const event = each.event as unknown as JsEvent;
        const here = inZone(event, zone);
        const day = here.start.slice(0, 10);
        return (
          <li key={each.event_id}>
            <Icon name="clock" size={15} />
            <Link href={`/agenda?view=day&day=${day}&event=${each.calendar_id}/${each.event_id}`} className="break">
              {event.title || agenda.untitled}
              <span className="soft small">{whenOf(here, saying)}</span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}

/** When a task is done: on which day, from when, for how long, and in which calendar that stands. */
export function Blocking({
  stored,
  zone,
  changed,
  close,
}: {
  stored: Stored;
  zone: string;
  changed: () => Promise<void>;
  close: () => void;
}) {
  const calendars = useAsked(() => all((query) => call("get", "/api/agenda/calendars", { query })));
  const open = (calendars.found ?? []).filter((each) => isOpen(each) && each.kind === "own");
  const usual = (open.find((each) => each.default) ?? open[0])?.calendar_id ?? "";
  const [, go] = useLocation();
  const task = taskOf(stored);
  const estimated = task.estimatedDuration ?? "PT1H";
  const form = useForm(
    { ...begins(task, zone), duration: estimated, calendar: "" },
    async ({ day, time, duration, calendar }) => {
      const { event } = await call("post", "/api/agenda/projects/{project_id}/tasks/{task_id}/event", {
        path: { project_id: stored.project_id, task_id: stored.task_id },
        body: { calendar_id: calendar || usual, start: `${day}T${time}:00`, zone, duration },
      });
      close();
      const run = () => go(`/agenda?view=day&day=${day}&event=${event.calendar_id}/${event.event_id}`);
      toast(words.times.taken, "good", { label: words.times.open, run });
      await changed();
    },
    {
      rules: {
        day: (day) => (isDay(day) ? null : t.problems.missing),
        time: (time, { day }) =>
          time === ""
            ? t.problems.missing
            : isDay(day) && !isShown(`${day}T${time}:00`, zone)
              ? words.times.skipped
              : null,
      },
      names: { start: "time", calendar_id: "calendar" },
    },
  );
  const lengths = LENGTHS.includes(estimated) ? LENGTHS : [estimated, ...LENGTHS];
  return (
    <Dialog title={words.times.takeFor(task.title)} onClose={close}>
      <Form form={form} label={words.times.take}>
        <Field name="day" type="date" label={words.times.day} />
        <div className="pair taking">
          <Field name="time" type="time" label={words.times.time} />
          <Choice name="duration" label={words.times.duration}>
            {lengths.map((each) => (
              <option key={each} value={each}>
                {lengthOf(each)}
              </option>
            ))}
          </Choice>
        </div>
        <Choice name="calendar" label={words.times.calendar}>
          {[...open]
            .sort((one, other) => Number(other.calendar_id === usual) - Number(one.calendar_id === usual))
            .map(({ calendar_id, name }) => (
              <option key={calendar_id} value={calendar_id === usual ? "" : calendar_id}>
                {name}
              </option>
            ))}
        </Choice>
        <p className="soft small">{words.times.about(zone.replaceAll("_", " "))}</p>
        <Actions close={close} busy={form.busy} blocked={usual === ""} deed={words.times.deed} />
      </Form>
    </Dialog>
  );
}

/** `1 h 30 min` */
function lengthOf(duration: string): string {
  const { days, seconds } = lasting(duration);
  const minutes = days * 24 * 60 + Math.round(seconds / 60);
  return words.times.length(Math.floor(minutes / 60), minutes % 60);
}

/** When it is due, if that is at a time that lies ahead; else the hour that begins next, on the day of it. */
function begins(task: Task, zone: string): { day: string; time: string } {
  const now = wall(Date.now(), zone);
  const next = wall(Date.now() + 3_600_000, zone);
  const due = dueOf(task, zone);
  if (due !== null && due > now && !task.showWithoutTime) return { day: due.slice(0, 10), time: due.slice(11, 16) };
  if (due !== null && due.slice(0, 10) > now.slice(0, 10)) return { day: due.slice(0, 10), time: "09:00" };
  return { day: next.slice(0, 10), time: `${next.slice(11, 13)}:00` };
}
