import { useRef, useState } from "react";
import { call } from "~/api/call";
import { Button } from "~/design/Button";
import { Dialog } from "~/design/Dialog";
import { Choice, Field, Lines } from "~/design/Field";
import { Form, type FormState, useForm } from "~/design/form";
import { toast } from "~/design/toasts";
import { useDeed } from "~/frame/deeds";
import { useLeaving } from "~/frame/leaving";
import { useMe } from "~/frame/me";
import { Conflict } from "~/frame/versions/Conflict";
import { patched } from "~/frame/versions/patched";
import { CandidateChoice, type Candidates, useCandidates } from "~/pages/admin/candidates";
import { filled } from "~/pages/entrance/rules";
import { words } from "~/texts/tasks";
import type { Saying } from "~/times/said";
import { Blocking, Times } from "./Blocking";
import { Checklist } from "./Checklist";
import { Comments } from "./Comments";
import { differences } from "./differences";
import { Parts } from "./Parts";
import { saved, type Wish, write } from "./saving";
import { type Project, type Stored, taskOf } from "./task";
import { changes, isBackwards, type Typed, typed } from "./typed";
import { When } from "./When";
import "./task.css";

/** All of a task: what it says, when and whose it is, its steps, and what was said about it. */
export function TaskForm({
  stored,
  known,
  projects,
  names,
  zone,
  saying,
  remove,
  changed,
  open,
  close,
}: {
  stored: Stored;
  /** Those around it, what is part of it among them. */
  known: readonly Stored[];
  projects: readonly Project[];
  names: ReadonlyMap<string, string>;
  zone: string;
  saying: Saying;
  remove: () => Promise<void>;
  changed: () => Promise<void>;
  open: (task: Stored) => void;
  close: () => void;
}) {
  const [opened] = useState(stored); // what others change meanwhile is not what was typed upon
  const [against, stand] = useState<{ wish: Wish; current: Stored } | null>(null);
  const task = taskOf(stored);
  const project = projects.find(({ project_id }) => project_id === stored.project_id);
  const may = project?.role !== "read" && !project?.archived;
  const candidates = useSeeing(project);
  const before = typed(taskOf(opened), opened);
  const path = { project_id: stored.project_id, task_id: stored.task_id };
  const form = useForm<Typed>(
    before,
    async (now) => {
      const placed = now.project !== before.project || now.section !== before.section;
      const section_id = (now.project === before.project && now.section) || null;
      const wish = {
        patch: changes(taskOf(opened), before, now, zone),
        to: placed ? { project_id: now.project, section_id } : null,
      };
      const current = await saved(wish, opened);
      if (current === null) return ready();
      stand({ wish, current });
    },
    {
      rules: { title: filled, start: (_, now) => (isBackwards(now) ? words.form.backwards : null) },
      names: { "patch.stoa.app:assignee": "assignee", "patch.keywords": "labels" },
    },
  );
  async function ready() {
    close();
    toast(words.form.saved);
    await changed();
  }
  const copying = useDeed(async () => {
    await call("post", "/api/agenda/projects/{project_id}/tasks/{task_id}/copy", { path, body: {} });
    close();
    toast(words.form.copied);
    await changed();
  });
  const removing = useDeed(remove);
  const [taking, take] = useState(false);
  const next = useRef<Stored | null>(null);
  const onward = () => (next.current ? open(next.current) : close());
  const { leave, question } = useLeaving(JSON.stringify(form.values) !== JSON.stringify(before), onward);
  const leaveFor = (other: Stored | null) => {
    next.current = other;
    leave();
  };
  if (against) {
    const { wish, current } = against;
    const theirs = taskOf(current);
    return (
      <Conflict
        rows={differences(patched(theirs, wish.patch), theirs, saying, names)}
        keep={async () => {
          await write(wish, current);
          await ready();
        }}
        take={() => {
          close();
          void changed();
        }}
      />
    );
  }
  return (
    <Dialog title={task.title} wide onClose={() => leaveFor(null)}>
      {question}
      {taking && <Blocking {...{ stored, zone, changed }} close={() => take(false)} />}
      <Form form={form}>
        <div className="task-form">
          <div className="stack task-main">
            <Field name="title" label={words.form.title} maxLength={1024} autoComplete="off" />
            <Lines name="notes" label={words.form.notes} rows={4} maxLength={65_536} />
            <Checklist />
            <Parts of={stored} {...{ known, may, zone, saying, changed }} open={leaveFor} />
          </div>
          <div className="stack task-side">
            <Whose form={form} project={project} projects={projects} stored={stored} candidates={candidates} />
            <When form={form} zone={zone} saying={saying} />
            <Choice name="priority" label={words.form.priority}>
              {words.form.priorities.map((each, at) => (
                <option key={each} value={String(at + 1)}>
                  {each}
                </option>
              ))}
            </Choice>
            <Field name="labels" label={words.form.labels} hint={words.form.labelsHint} autoComplete="off" />
            {!project?.template && <Times {...{ stored, zone, saying }} take={() => take(true)} />}
          </div>
          <Comments path={path} seeing={candidates} may={may} />
        </div>
        {may && (
          <div className="actions task-actions">
            <Button look="bare" icon="trash" busy={removing.busy} onClick={removing.run}>
              {words.form.remove}
            </Button>
            <Button look="bare" icon="copy" busy={copying.busy} onClick={copying.run}>
              {words.form.copy}
            </Button>
            <Button look="primary" type="submit" busy={form.busy}>
              {words.form.save}
            </Button>
          </div>
        )}
      </Form>
    </Dialog>
  );
}

/** Those who see a project. */
function useSeeing(project: Project | undefined): Candidates {
  const { me } = useMe();
  const shares = project?.shares ?? null;
  const some = new Set([project?.owner, me.person, ...(shares ?? []).map(({ to }) => to.replace("person:", ""))]);
  const open = shares === null || shares.some(({ to }) => !to.startsWith("person:")); // who is in a group, the API knows
  return useCandidates(({ person, status }) => status === "active" && (open || some.has(person)));
}

/** Which list it is in, and who has to see to it: of those who see the list. */
function Whose({
  form,
  project,
  projects,
  stored,
  candidates,
}: {
  form: FormState<Typed>;
  project: Project | undefined;
  projects: readonly Project[];
  stored: Stored;
  candidates: Candidates;
}) {
  const { me } = useMe();
  const here = form.values.project === stored.project_id;
  return (
    <>
      <Choice name="project" label={words.form.project}>
        {projects.map(({ project_id, name, inbox }) => (
          <option key={project_id} value={project_id}>
            {inbox ? words.inbox : name}
          </option>
        ))}
      </Choice>
      {project && project.sections.length > 0 && here && (
        <Choice name="section" label={words.form.section}>
          <option value="">{words.form.noSection}</option>
          {project.sections.map(({ section_id, name }) => (
            <option key={section_id} value={section_id}>
              {name}
            </option>
          ))}
        </Choice>
      )}
      {me.scopes.includes("people:read") && (
        <CandidateChoice of={candidates} name="assignee" label={words.form.assignee} none={words.form.nobody} />
      )}
    </>
  );
}
