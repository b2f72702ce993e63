import { Icon } from "~/design/Icon";
import { Avatar } from "~/frame/Avatar";
import { words } from "~/texts/tasks";
import type { Saying } from "~/times/said";
import { dueOf, overdue, type Project, priorityOf, type Stored, said, taskOf } from "./task";

export interface Drawing {
  zone: string;
  /** What clocks show now. */
  now: string;
  saying: Saying;
  /** What those are called whom something is assigned to. */
  names: ReadonlyMap<string, string>;
  me: string;
  open: (task: Stored) => void;
  check: (task: Stored) => void;
}

/** One thing to be done: a circle to tick, and what is to be known. */
export function Row({ stored, project, drawing }: { stored: Stored; project?: Project | undefined; drawing: Drawing }) {
  const { zone, now, saying, names, me, open, check } = drawing;
  const task = taskOf(stored);
  const due = dueOf(task, zone);
  const timed = !task.showWithoutTime;
  const steps = task["stoa.app:checklist"] ?? [];
  const whose = task["stoa.app:assignee"];
  const assignee = whose ? (names.get(whose) ?? words.somebody) : null;
  const labels = Object.keys(task.keywords ?? {});
  return (
    <div
      className="task"
      data-priority={priorityOf(task)}
      style={{ paddingLeft: `${(stored.path?.length ?? 0) * 26}px` }}
    >
      <button type="button" className="tick" aria-label={words.check(task.title)} onClick={() => check(stored)}>
        <Icon name="check" size={13} />
      </button>
      <button type="button" className="what" onClick={() => open(stored)}>
        <span className="name break">{task.title}</span>
        <span className="about small soft">
          {due && (
            <span className={overdue(due, timed, now) ? "late" : undefined}>
              {said(due, timed, now.slice(0, 10), saying, words.when)}
              {task.recurrenceRules?.length ? `, ${words.repeats}` : ""}
            </span>
          )}
          {steps.length > 0 && <span>{words.steps(steps.filter(({ done }) => done).length, steps.length)}</span>}
          {labels.map((each) => (
            <span key={each}>@{each}</span>
          ))}
          {task["stoa.app:deadline"] && <span>{words.add.deadline(saying.short(task["stoa.app:deadline"]))}</span>}
          {assignee && whose !== me && <span>{words.add.assignee(assignee)}</span>}
          {project && <span>{project.inbox ? words.inbox : project.name}</span>}
        </span>
      </button>
      {assignee && (
        <span className="whose" title={assignee}>
          <Avatar name={assignee} size={24} />
        </span>
      )}
    </div>
  );
}
