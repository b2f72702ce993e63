import { useEffect, useId, useRef, useState } from "react";
import { call } from "~/api/call";
import { Problem } from "~/api/problems";
import type { Schemas } from "~/api/types";
import { Button } from "~/design/Button";
import { Form, useForm } from "~/design/form";
import { toast } from "~/design/toasts";
import { useDeed } from "~/frame/deeds";
import { useKeys } from "~/frame/keys";
import type { Rule } from "~/pages/agenda/event";
import { sentence } from "~/pages/agenda/repeat";
import { filled } from "~/pages/entrance/rules";
import { words } from "~/texts/tasks";
import type { Saying } from "~/times/said";
import { today as todayOf } from "~/times/zoned";
import { latest, marked, said } from "./task";

type Understood = Schemas["Understood"];

/** So many milliseconds after a letter it is asked what was understood. */
export const PAUSE = 200;

/** A task in one line, and what is understood of it while somebody types. */
export function QuickAdd({
  project,
  days,
  today,
  zone,
  saying,
  added,
}: {
  /** Left out: it goes into the inbox, or where the line says. */
  project: string | null;
  /** Whether tasks stand under their days; and whether what has none is for today. */
  days: boolean;
  today: boolean;
  zone: string;
  saying: Saying;
  added: () => Promise<void>;
}) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const behind = useRef<HTMLDivElement>(null);
  const [told, tell] = useState<{ of: string; understood: Understood } | null>(null);
  const [lacking, lack] = useState<string | null>(null);
  const form = useForm(
    { text: "" },
    async ({ text }) => {
      lack(null);
      const body = { text: today ? (await forToday(text.trim(), zone)).text : text.trim(), zone };
      const path = { project_id: project ?? "" };
      const { understood } = await (project === null
        ? call("post", "/api/agenda/tasks/quick", { body })
        : call("post", "/api/agenda/projects/{project_id}/tasks/quick", { path, body })
      ).catch(async (error: unknown) => {
        if (ofNoProject(error)) lack(await projectOf(body));
        throw error;
      });
      form.change("text", "");
      const there = project !== null || understood.due || understood.start;
      toast(there ? words.add.added : words.add.elsewhere(understood.project ?? words.inbox));
      await added();
    },
    {
      rules: { text: filled },
      names: { project: "text", section: "text", assignee: "text", title: "text" },
    },
  );
  const making = useDeed(async () => {
    if (lacking === null) return;
    await call("post", "/api/agenda/projects", { body: { name: lacking } });
    await form.submit();
  });
  const { text } = form.values;

  useEffect(() => {
    if (text.trim() === "") return;
    const ending = new AbortController();
    const waiting = setTimeout(() => {
      (today ? forToday(text, zone, ending.signal) : explaining(text, zone, ending.signal))
        .then(({ understood }) => tell({ of: text, understood }))
        .catch(() => undefined); // nothing is explained; adding it says what is wrong
    }, PAUSE);
    return () => {
      clearTimeout(waiting);
      ending.abort();
    };
  }, [text, zone, today]);
  useKeys({ q: () => input.current?.focus() });

  const fits = told !== null && text.startsWith(told.of) && text !== "";
  const wrong = form.wrong.text ?? null;
  const hint = <span className="keys">{days ? words.keyDays : words.key}</span>;
  return (
    <Form form={form}>
      <div className="quick">
        <label className="unseen" htmlFor={id}>
          {words.add.label}
        </label>
        <div className={wrong ? "box wrong" : "box"}>
          <div className="behind" ref={behind} aria-hidden="true">
            {fits &&
              marked(text, told.understood.spans).map(({ text: piece, part }, at) =>
                // biome-ignore lint/suspicious/noArrayIndexKey: pieces have nothing but their place
                part ? <mark key={at}>{piece}</mark> : <span key={at}>{piece}</span>,
              )}
          </div>
          <input
            id={id}
            ref={input}
            name="text"
            value={text}
            maxLength={2000}
            autoComplete="off"
            placeholder={words.add.hint}
            aria-describedby={`${id}-understood`}
            aria-invalid={wrong ? true : undefined}
            onChange={({ target }) => form.change("text", target.value)}
            onScroll={({ currentTarget }) => behind.current?.scrollTo({ left: currentTarget.scrollLeft })}
          />
          <Button small look="primary" type="submit" busy={form.busy}>
            {words.add.submit}
          </Button>
        </div>
        <p className="soft small understood" id={`${id}-understood`} aria-live="polite">
          {wrong ?? (fits ? explained(told.understood, zone, saying) || hint : hint)}
        </p>
        {wrong && lacking !== null && (
          <div className="quick-offer">
            <Button small icon="plus" busy={making.busy} onClick={making.run}>
              {words.add.make(lacking)}
            </Button>
          </div>
        )}
      </div>
    </Form>
  );
}

/** Whether a line names a project that one does not have. */
function ofNoProject(error: unknown): boolean {
  return error instanceof Problem && error.fields.some(({ field, code }) => field === "project" && code === "unknown");
}

/** The project that a line names. */
async function projectOf(body: { text: string; zone: string }): Promise<string | null> {
  try {
    return (await call("post", "/api/agenda/tasks/explain", { body })).project ?? null;
  } catch {
    return null; // it is not offered then
  }
}

interface Told {
  text: string;
  understood: Understood;
}

/** What is understood of a line, without anything being added. */
export async function explaining(text: string, zone: string, signal?: AbortSignal): Promise<Told> {
  const body = { text, zone };
  const understood = await call("post", "/api/agenda/tasks/explain", { body, ...(signal && { signal }) });
  return { text, understood };
}

/** A line that says no day is one for today. */
async function forToday(text: string, zone: string, signal?: AbortSignal): Promise<Told> {
  const told = await explaining(text, zone, signal);
  const { due, start, deadline } = told.understood;
  return due || start || deadline ? told : explaining(`${text} today`, zone, signal);
}

/** What was understood, in words; nothing, if it was nothing. */
function explained(found: Understood, zone: string, saying: Saying): string {
  const parts = [
    ...daysOf(found, zone, saying),
    found.priority && words.add.priority(found.priority),
    found.project && words.add.project(found.project),
    found.section && words.add.section(found.section),
    found.assignee && words.add.assignee(found.assignee),
    ...(found.labels ?? []).map((each) => `@${each}`),
    (found.reminders ?? []).length > 0 && words.add.reminders,
  ].filter(Boolean);
  return parts.length === 0 ? "" : `${words.add.understood} ${parts.join(" · ")}`;
}

/** What was understood of when, and how often, in words. */
export function daysOf(found: Understood, zone: string, saying: Saying): readonly string[] {
  const today = todayOf(zone);
  const when = (at: string) =>
    said(at, !found.without_time, today, saying, { today: words.when.today, tomorrow: words.when.tomorrow });
  const rule = found.repeats as Rule | null | undefined;
  return [
    found.due && `${words.add.due} ${when(found.due)}`,
    rule && sentence(rule, (found.due ?? found.start ?? today).slice(0, 10), saying),
    found.after_done && words.add.afterDone,
    found.start && words.add.start(when(found.start)),
    found.deadline && words.add.deadline(latest(found.deadline, saying)),
  ].filter((each) => typeof each === "string");
}
