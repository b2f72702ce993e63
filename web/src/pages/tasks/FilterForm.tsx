import { useState } from "react";
import { call } from "~/api/call";
import { Problem } from "~/api/problems";
import { Button } from "~/design/Button";
import { Actions, Dialog } from "~/design/Dialog";
import { Check, Choice, Field, Several } from "~/design/Field";
import { Form, useForm } from "~/design/form";
import { toast } from "~/design/toasts";
import { regret, useDeed } from "~/frame/deeds";
import { useLeaving } from "~/frame/leaving";
import { filled } from "~/pages/entrance/rules";
import { words } from "~/texts/tasks";
import { DUES, type Filter, typed, wantedOf } from "./filters";
import type { Project } from "./task";

/** Which tasks a filter shows, and what it is called. */
export default function FilterForm({
  of: filter,
  words: looked,
  projects,
  done,
  close,
}: {
  of: Filter | null;
  /** What was looked for when somebody began to make one. */
  words: string;
  projects: readonly Project[];
  /** Where there is something to be looked at now. */
  done: (to: string) => Promise<void>;
  close: () => void;
}) {
  const before = filter?.wanted ?? { name: looked, words: looked };
  const [first] = useState(() => typed(before));
  const form = useForm(
    first,
    async (now) => {
      const body = wantedOf(now, before);
      const { filter_id } = filter
        ? await call("put", "/api/agenda/filters/{filter_id}", { ...named(filter), body })
        : await call("post", "/api/agenda/filters", { body });
      close();
      toast(filter ? words.filters.saved : words.filters.made);
      await done(`/tasks/filters/${filter_id}`);
    },
    {
      rules: { name: filled },
      explain: (error) => {
        if (!(error instanceof Problem) || error.status !== 412 || !filter) return undefined;
        void done(`/tasks/filters/${filter.filter_id}`); // what is there now is what is written over next
        return words.filters.changed;
      },
    },
  );
  const removing = useDeed(async () => {
    if (!filter) return;
    await call("delete", "/api/agenda/filters/{filter_id}", named(filter));
    close();
    await done("/tasks");
    const back = async () => {
      const { filter_id } = await call("post", "/api/agenda/filters", { body: filter.wanted });
      await done(`/tasks/filters/${filter_id}`);
    };
    toast(words.filters.removed, "good", { label: words.undo, run: () => void back().catch(regret) });
  });
  const { leave, question } = useLeaving(JSON.stringify(form.values) !== JSON.stringify(first), close);
  const options = projects.map(({ project_id, name, inbox }) => ({
    value: project_id,
    label: inbox ? words.inbox : name,
  }));
  const priorities = words.form.priorities.map((label, at) => ({ value: String(at + 1), label }));
  return (
    <Dialog title={filter?.wanted.name ?? words.filters.create} wide onClose={leave}>
      {question}
      <Form form={form}>
        <Field name="name" label={words.filters.name} maxLength={100} autoComplete="off" />
        <Field
          name="words"
          label={words.filters.words}
          hint={words.filters.wordsHint}
          maxLength={200}
          autoComplete="off"
        />
        <div className="pair">
          <Choice name="due" label={words.filters.due}>
            {[...Object.keys(DUES), ...(first.due === "other" ? ["other"] : [])].map((each) => (
              <option key={each} value={each}>
                {words.filters.dues[each as keyof typeof words.filters.dues]}
              </option>
            ))}
          </Choice>
          <Choice name="assignee" label={words.filters.assignee}>
            {(["anybody", "me", "none", ...(first.assignee === "other" ? (["other"] as const) : [])] as const).map(
              (each) => (
                <option key={each} value={each}>
                  {words.filters.assignees[each]}
                </option>
              ),
            )}
          </Choice>
        </div>
        <div className="pair">
          <Several name="priorities" label={words.filters.priorities} options={priorities} />
          <Several name="projects" label={words.filters.projects} hint={words.filters.projectsHint} options={options} />
        </div>
        <Field name="labels" label={words.filters.labels} hint={words.filters.labelsHint} autoComplete="off" />
        <Choice name="sort" label={words.filters.sort}>
          {(["due", "priority", "title", "created"] as const).map((each) => (
            <option key={each} value={each}>
              {words.filters.sorts[each]}
            </option>
          ))}
        </Choice>
        <Check name="done" label={words.filters.show} />
        {filter && (
          <div className="project-remove">
            <Button small look="bare" icon="trash" busy={removing.busy} onClick={removing.run}>
              {words.filters.remove}
            </Button>
          </div>
        )}
        <Actions close={leave} busy={form.busy} />
      </Form>
    </Dialog>
  );
}

function named({ filter_id, modseq }: Filter) {
  return { path: { filter_id }, headers: { "If-Match": `"${modseq ?? 0}"` } };
}
