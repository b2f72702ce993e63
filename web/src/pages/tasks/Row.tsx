import { Icon } from "~/design/Icon";
import { Avatar } from "~/frame/Avatar";
import { words } from "~/texts/tasks";
import type { Saying } from "~/times/said";
import { isOpen } from "./bulk";
import { hasRoom } from "./growing";
import type { Picking } from "./picking";
import { deadlineOf, dueOf, latest, overdue, type Project, priorityOf, type Stored, said, taskOf } from "./task";
import type { Leaf } from "./tree";

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
  picking: Picking;
  folded: ReadonlySet<string>;
  fold: (id: string) => void;
  /** Whether what is part of it can be written down here. */
  grows: (task: Stored) => boolean;
  /** Where tasks stand under their days: which may be put on another, and doing so, earlier or later. */
  days: { may: (task: Stored) => boolean; step: (task: Stored, by: 1 | -1) => void } | null;
}

/** One thing to be done: a circle to tick, what is to be known, and what is done with it. */
export function Row({
  leaf: { stored, depth, within },
  project,
  drawing,
  grow,
}: {
  leaf: Leaf;
  project?: Project | undefined;
  drawing: Drawing;
  /** Begin to write down what is part of it. */
  grow: () => void;
}) {
  const { names, open, check, picking, folded, fold, grows, days } = drawing;
  const task = taskOf(stored);
  const id = stored.task_id;
  const whose = task["stoa.app:assignee"];
  const assignee = whose ? (names.get(whose) ?? words.somebody) : null;
  const picked = picking.ids.has(id);
  const done = !isOpen(stored);
  return (
    <div
      className="task"
      data-task={id}
      data-priority={priorityOf(task)}
      data-picked={picked || undefined}
      data-done={done || undefined}
      style={{ "--depth": depth } as React.CSSProperties}
    >
      {within > 0 && (
        <button
          type="button"
          className="fold"
          aria-expanded={!folded.has(id)}
          aria-label={words.parts.fold(task.title)}
          onClick={() => fold(id)}
        >
          <Icon name="chevron" size={16} />
        </button>
      )}
      {picking.on ? (
        <input
          type="checkbox"
          className="pick"
          aria-label={words.picking.pick(task.title)}
          checked={picked}
          onChange={() => picking.toggle(id)}
        />
      ) : (
        <button
          type="button"
          className="tick"
          aria-label={done ? words.parts.reopen(task.title) : words.check(task.title)}
          onClick={() => check(stored)}
        >
          <Icon name="check" size={13} />
        </button>
      )}
      <button
        type="button"
        className="what"
        aria-keyshortcuts={days?.may(stored) ? "Alt+ArrowUp Alt+ArrowDown" : undefined}
        onKeyDown={(event) => {
          const by = ({ ArrowUp: -1, ArrowDown: 1 } as const)[event.key as "ArrowUp" | "ArrowDown"];
          if (!event.altKey || by === undefined || !days?.may(stored)) return;
          event.preventDefault();
          days.step(stored, by);
        }}
        onMouseDown={(event) => event.shiftKey && event.preventDefault()} // nothing is marked as text
        onClick={({ shiftKey, ctrlKey, metaKey }) => {
          if (shiftKey) picking.upTo(id);
          else if (ctrlKey || metaKey || picking.on) picking.toggle(id);
          else open(stored);
        }}
      >
        <span className="name break">{task.title}</span>
        <About stored={stored} within={within} project={project} assignee={assignee} drawing={drawing} />
      </button>
      {!picking.on && !done && hasRoom(stored) && grows(stored) && (
        <button
          type="button"
          className="button bare square under"
          aria-label={words.parts.addTo(task.title)}
          title={words.parts.add}
          onClick={grow}
        >
          <Icon name="plus" size={16} />
        </button>
      )}
      {assignee && (
        <span className="whose" title={assignee}>
          <Avatar name={assignee} size={24} />
        </span>
      )}
    </div>
  );
}

/** When it is due, how far it got, and where it is. */
function About({
  stored,
  within,
  project,
  assignee,
  drawing: { zone, now, saying, me, folded },
}: {
  stored: Stored;
  within: number;
  project: Project | undefined;
  assignee: string | null;
  drawing: Drawing;
}) {
  const task = taskOf(stored);
  const due = dueOf(task, zone);
  const deadline = deadlineOf(task, zone);
  const timed = !task.showWithoutTime;
  const steps = task["stoa.app:checklist"] ?? [];
  return (
    <span className="about small soft">
      {due && (
        <span className={overdue(due, timed, now) && isOpen(stored) ? "late" : undefined}>
          {said(due, timed, now.slice(0, 10), saying, words.when)}
          {task.recurrenceRules?.length ? `, ${words.repeats}` : ""}
        </span>
      )}
      {steps.length > 0 && <span>{words.steps(steps.filter(({ done }) => done).length, steps.length)}</span>}
      {within > 0 && folded.has(stored.task_id) && <span>{words.parts.count(within)}</span>}
      {Object.keys(task.keywords ?? {}).map((each) => (
        <span key={each}>@{each}</span>
      ))}
      {deadline && <span>{words.add.deadline(latest(deadline, saying))}</span>}
      {assignee && task["stoa.app:assignee"] !== me && <span>{words.add.assignee(assignee)}</span>}
      {project && <span>{project.inbox ? words.inbox : project.name}</span>}
    </span>
  );
}
