import { useState } from "react";
import { Link, useLocation } from "wouter";
import { call, download } from "~/api/call";
import { Button } from "~/design/Button";
import { Choice, Field } from "~/design/Field";
import { Form, useForm } from "~/design/form";
import { Icon } from "~/design/Icon";
import { toast } from "~/design/toasts";
import { useAsked } from "~/frame/asking";
import { useDeed } from "~/frame/deeds";
import { useMe } from "~/frame/me";
import { all } from "~/frame/pages";
import { save } from "~/frame/saving";
import { filled, slugged } from "~/pages/entrance/rules";
import { t } from "~/texts";
import { words } from "~/texts/agenda";
import { words as tasks } from "~/texts/tasks";
import type { JsEvent } from "./event";
import { type Relations, tasksOf } from "./related";
import type { Kept } from "./writing";

/** The tasks that belong to an event, each where it is done. */
export function Tasks({ event }: { event: JsEvent }) {
  const { relatedTo } = event as { relatedTo?: Relations };
  const asked = useAsked(() => tasksOf(relatedTo));
  if (!asked.found?.length) return null;
  return (
    <ul className="event-facts" aria-label={words.tasks.title}>
      {asked.found.map(({ project_id, task_id, task }) => {
        const { title = "", progress = "" } = task as { title?: string; progress?: string };
        return (
          <li key={task_id}>
            <Icon name="check" size={17} />
            <div className="event-fact break">
              <Link href={`/tasks/${project_id}/${task_id}`}>{title || words.untitled}</Link>
              <span className="soft small">{progress === "completed" ? words.tasks.done : words.tasks.one}</span>
            </div>
          </li>
        );
      })}
    </ul>
  );
}

/** What can be made of an event: a task that is due when it begins, and a file for other programs. */
export function Jotting({
  kept,
  event,
  at,
  changed,
}: {
  kept: Kept;
  event: JsEvent;
  at: string | null;
  changed: () => Promise<void>;
}) {
  const { me } = useMe();
  const [open, unfold] = useState(false);
  const path = { calendar_id: kept.calendar_id, event_id: kept.event_id };
  const exporting = useDeed(async () =>
    save(
      await download("/api/agenda/calendars/{calendar_id}/events/{event_id}/export", path),
      `${slugged(event.title ?? "") || "event"}.ics`,
    ),
  );
  if (open) return <Jot kept={kept} event={event} at={at} changed={changed} close={() => unfold(false)} />;
  return (
    <div className="row event-deeds">
      {me.scopes.includes("agenda:write") && (
        <Button small look="bare" icon="check" onClick={() => unfold(true)}>
          {words.tasks.make}
        </Button>
      )}
      <Button small look="bare" icon="download" busy={exporting.busy} onClick={exporting.run}>
        {words.event.export}
      </Button>
    </div>
  );
}

/** What the task is called, and which project it comes into. */
function Jot({
  kept,
  event,
  at,
  changed,
  close,
}: {
  kept: Kept;
  event: JsEvent;
  at: string | null;
  changed: () => Promise<void>;
  close: () => void;
}) {
  const [, go] = useLocation();
  const projects = useAsked(() => all((query) => call("get", "/api/agenda/projects", { query })));
  const open = (projects.found ?? []).filter(({ role, inbox }) => !inbox && (role === "write" || role === "admin"));
  const form = useForm(
    { title: event.title ?? "", project: "" },
    async ({ title, project }) => {
      const { task } = await call("post", "/api/agenda/calendars/{calendar_id}/events/{event_id}/task", {
        path: { calendar_id: kept.calendar_id, event_id: kept.event_id },
        body: { title: title.trim(), project_id: project || null, recurrence_id: at },
      });
      const run = () => go(`/tasks/${task.project_id}/${task.task_id}`);
      toast(words.tasks.made, "good", { label: words.tasks.open, run });
      close();
      await changed();
    },
    { rules: { title: filled } },
  );
  return (
    <section className="proposing" aria-label={words.tasks.make}>
      <Form form={form} label={words.tasks.make}>
        <Field name="title" label={tasks.form.title} maxLength={500} autoComplete="off" autoFocus />
        <Choice name="project" label={tasks.form.project}>
          <option value="">{tasks.inbox}</option>
          {open.map(({ project_id, name }) => (
            <option key={project_id} value={project_id}>
              {name}
            </option>
          ))}
        </Choice>
        <div className="row">
          <Button type="submit" small look="primary" busy={form.busy}>
            {words.tasks.submit}
          </Button>
          <Button small onClick={close}>
            {t.cancel}
          </Button>
        </div>
      </Form>
    </section>
  );
}
