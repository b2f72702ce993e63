import { useState } from "react";
import { call } from "~/api/call";
import { Actions, Dialog } from "~/design/Dialog";
import { Check, Field } from "~/design/Field";
import { Form, useForm } from "~/design/form";
import { toast } from "~/design/toasts";
import { filled } from "~/pages/entrance/rules";
import { words } from "~/texts/tasks";
import type { Project } from "./task";

/** A project that is like another: begun from a template, or a template made of what is there. */
export default function Starting({
  of: project,
  template,
  done,
  close,
}: {
  of: Project;
  /** Whether it is to be a template itself. */
  template: boolean;
  done: (project: Project) => Promise<void>;
  close: () => void;
}) {
  const [key] = useState(() => crypto.randomUUID()); // who is broken off gets the rest of the same copy
  const form = useForm(
    { name: project.name, starts: "", people: "" },
    async ({ name, starts, people }) => {
      const made = await call("post", "/api/agenda/projects/{project_id}/copy", {
        path: { project_id: project.project_id },
        headers: { "Idempotency-Key": key },
        body: { name: name.trim(), starts: starts || null, template, people: people === "yes" },
      });
      close();
      toast(template ? words.template.made : words.project.made);
      await done(made);
    },
    { rules: { name: filled } },
  );
  const title = template
    ? words.template.make
    : project.template
      ? words.template.begin(project.name)
      : words.template.copyOf(project.name);
  return (
    <Dialog title={title} lead={template ? words.template.makeLead : words.template.lead} onClose={close}>
      <Form form={form}>
        <Field name="name" label={words.project.name} maxLength={120} autoComplete="off" autoFocus />
        {!template && (
          <Field name="starts" type="date" label={words.template.starts} hint={words.template.startsHint} />
        )}
        {project.role === "admin" && (project.shares?.length ?? 0) > 0 && (
          <Check name="people" label={words.template.people} hint={words.template.peopleHint} />
        )}
        <Actions close={close} busy={form.busy} deed={template ? words.template.submit : words.template.start} />
      </Form>
    </Dialog>
  );
}
