import { useId } from "react";
import { call } from "~/api/call";
import { Icon } from "~/design/Icon";
import { useAsked } from "~/frame/asking";
import { regret } from "~/frame/deeds";
import { words } from "~/texts/tasks";
import type { Saying } from "~/times/said";
import { wall } from "~/times/zoned";
import { within } from "./asked";
import { isOpen } from "./bulk";
import { hasRoom } from "./growing";
import { dueOf, overdue, priorityOf, type Stored, said, taskOf } from "./task";
import { partsOf } from "./tree";
import { Under } from "./Under";

const DONE = 100;

/** What is part of a task, to be ticked and added to at once, whatever becomes of the form. */
export function Parts({
  of: task,
  known,
  may,
  zone,
  saying,
  open,
  changed,
}: {
  of: Stored;
  known: readonly Stored[];
  may: boolean;
  zone: string;
  saying: Saying;
  open: (part: Stored) => void;
  changed: () => Promise<void>;
}) {
  const id = useId();
  const { project_id, task_id } = task;
  const asked = useAsked(async () => {
    const query = { done: true, limit: DONE };
    const [todo, { items }] = await Promise.all([
      within(project_id),
      call("get", "/api/agenda/projects/{project_id}/tasks", { path: { project_id }, query }),
    ]);
    return [...todo, ...items];
  });
  const all = asked.found ?? known;
  const parts = all.filter(({ path = [] }) => path.at(-1) === task_id);
  const above = all.find((each) => each.task_id === task.path?.at(-1));
  const done = parts.filter((each) => !isOpen(each)).length;
  const again = async () => void (await Promise.all([asked.again(), changed()]));

  function check(part: Stored) {
    const path = { project_id, task_id: part.task_id };
    const asks = isOpen(part)
      ? call("post", "/api/agenda/projects/{project_id}/tasks/{task_id}/complete", { path })
      : call("post", "/api/agenda/projects/{project_id}/tasks/{task_id}/reopen", { path });
    asks.catch(regret).then(again);
  }

  return (
    <>
      {above && (
        <p className="small above">
          <span className="soft">{words.parts.above}</span>
          <button type="button" className="link break" onClick={() => open(above)}>
            {taskOf(above).title}
          </button>
        </p>
      )}
      {(parts.length > 0 || (may && hasRoom(task))) && (
        <section className="parts" aria-labelledby={id}>
          <h3 id={id}>
            {words.parts.title}
            {parts.length > 0 && <span className="soft"> {words.steps(done, parts.length)}</span>}
          </h3>
          <ul>
            {parts.map((part) => (
              <li key={part.task_id}>
                <Part
                  part={part}
                  within={partsOf(part, all).filter(isOpen).length}
                  {...{ may, zone, saying, open, check }}
                />
              </li>
            ))}
            {may && hasRoom(task) && (
              <li>
                <Under parent={task} zone={zone} focused={false} added={again} />
              </li>
            )}
          </ul>
        </section>
      )}
    </>
  );
}

function Part({
  part,
  within,
  may,
  zone,
  saying,
  open,
  check,
}: {
  part: Stored;
  within: number;
  may: boolean;
  zone: string;
  saying: Saying;
  open: (part: Stored) => void;
  check: (part: Stored) => void;
}) {
  const task = taskOf(part);
  const due = dueOf(task, zone);
  const timed = !task.showWithoutTime;
  const now = wall(Date.now(), zone);
  const todo = isOpen(part);
  return (
    <div className="task" data-priority={priorityOf(task)} data-done={todo ? undefined : true}>
      <button
        type="button"
        className="tick"
        disabled={!may}
        aria-label={todo ? words.check(task.title) : words.parts.reopen(task.title)}
        onClick={() => check(part)}
      >
        <Icon name="check" size={13} />
      </button>
      <button type="button" className="what" onClick={() => open(part)}>
        <span className="name break">{task.title}</span>
        <span className="about small soft">
          {due && todo && (
            <span className={overdue(due, timed, now) ? "late" : undefined}>
              {said(due, timed, now.slice(0, 10), saying, words.when)}
            </span>
          )}
          {within > 0 && <span>{words.parts.count(within)}</span>}
        </span>
      </button>
    </div>
  );
}
