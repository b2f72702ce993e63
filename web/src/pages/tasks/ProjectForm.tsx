import { useState } from "react";
import { call } from "~/api/call";
import { Actions, Dialog } from "~/design/Dialog";
import { Field, Lines } from "~/design/Field";
import { Form, useForm } from "~/design/form";
import { toast } from "~/design/toasts";
import { useLeaving } from "~/frame/leaving";
import { COLORS, Colors } from "~/pages/agenda/Colors";
import { filled } from "~/pages/entrance/rules";
import { words } from "~/texts/tasks";
import type { Project } from "./task";

/** A project: its name, its colour, and the sections of its board. */
export function ProjectForm({
  of: project,
  done,
  close,
}: {
  of: Project | null;
  done: (project: Project) => Promise<void>;
  close: () => void;
}) {
  const lines = project?.sections.map(({ name }) => name).join("\n") ?? "";
  const [first] = useState({ name: project?.name ?? "", color: project?.color ?? COLORS[1], sections: lines });
  const form = useForm(
    first,
    async ({ name, color, sections }) => {
      const wanted = sections
        .split("\n")
        .map((each) => each.trim())
        .filter(Boolean)
        .map((each) => {
          const there = project?.sections.find((one) => one.name === each);
          return there ? { section_id: there.section_id, name: each } : { name: each };
        });
      const body = { name: name.trim(), color, sections: wanted };
      const made = project
        ? await call("patch", "/api/agenda/projects/{project_id}", {
            path: { project_id: project.project_id },
            headers: { "If-Match": `"${project.modseq}"` },
            body,
          })
        : await call("post", "/api/agenda/projects", { body });
      close();
      toast(project ? words.project.saved : words.project.made);
      await done(made);
    },
    { rules: { name: filled } },
  );
  const { leave, question } = useLeaving(JSON.stringify(form.values) !== JSON.stringify(first), close);
  return (
    <Dialog title={project?.name ?? words.project.create} onClose={leave}>
      {question}
      <Form form={form}>
        <Field name="name" label={words.project.name} maxLength={120} autoComplete="off" autoFocus />
        <Lines name="sections" label={words.project.sections} hint={words.project.sectionsHint} rows={4} />
        <Colors />
        <Actions close={close} busy={form.busy} />
      </Form>
    </Dialog>
  );
}
