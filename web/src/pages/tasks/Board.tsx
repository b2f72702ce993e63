import { words } from "~/texts/tasks";
import { carried, useDropping } from "./dropping";
import { Leaves } from "./Leaves";
import type { Drawing } from "./Row";
import { inside, type Project, type Stored } from "./task";
import { partsOf } from "./tree";

/** Sections side by side; a task is taken from one to another with the mouse, or in its form. */
export function Board({
  project,
  tasks,
  drawing,
  put,
  added,
}: {
  project: Project;
  tasks: readonly Stored[];
  drawing: Drawing;
  put: (task: Stored, section: string | null) => void;
  added: () => Promise<void>;
}) {
  const dropping = useDropping((id, section) => {
    const task = tasks.find(({ task_id }) => task_id === id);
    if (task && inside(task, project) !== section) put(task, section || null);
  });
  const columns = [{ section_id: "", name: words.rest }, ...project.sections];
  const shown = columns.filter(
    ({ section_id }) =>
      section_id !== "" || project.sections.length === 0 || tasks.some((each) => inside(each, project) === ""),
  );
  return (
    <div className="board">
      {shown.map(({ section_id, name }) => {
        const cards = roots(tasks.filter((each) => inside(each, project) === section_id));
        return (
          <section key={section_id} aria-label={name} {...dropping.onto(section_id)}>
            <h2>
              {name} <span className="soft">{cards.length}</span>
            </h2>
            {cards.map(([root, parts]) => (
              <div key={root.task_id} className="slip" {...carried(root)}>
                <Leaves tasks={[root, ...parts]} drawing={drawing} added={added} />
              </div>
            ))}
          </section>
        );
      })}
    </div>
  );
}

/** What is part of nothing that is shown, each with all that is part of it. */
function roots(tasks: readonly Stored[]): readonly (readonly [Stored, readonly Stored[]])[] {
  const shown = new Set(tasks.map(({ task_id }) => task_id));
  return tasks
    .filter(({ path = [] }) => !path.some((id) => shown.has(id)))
    .map((root) => [root, partsOf(root, tasks)] as const);
}
