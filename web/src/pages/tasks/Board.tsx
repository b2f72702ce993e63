import { useState } from "react";
import { words } from "~/texts/tasks";
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
  const [over, hover] = useState<string | null>(null);
  const columns = [{ section_id: "", name: words.rest }, ...project.sections];
  const shown = columns.filter(
    ({ section_id }) =>
      section_id !== "" || project.sections.length === 0 || tasks.some((each) => inside(each, project) === ""),
  );
  return (
    <div className="board">
      {shown.map(({ section_id, name }) => {
        const here = tasks.filter((each) => inside(each, project) === section_id);
        return (
          <section
            key={section_id}
            aria-label={name}
            className={over === section_id ? "over" : undefined}
            onDragOver={(event) => {
              event.preventDefault();
              hover(section_id);
            }}
            onDragLeave={() => hover(null)}
            onDrop={(event) => {
              hover(null);
              const id = event.dataTransfer.getData("text/plain");
              const task = tasks.find(({ task_id }) => task_id === id);
              if (task && inside(task, project) !== section_id) put(task, section_id || null);
            }}
          >
            <h2>
              {name} <span className="soft">{here.length}</span>
            </h2>
            {roots(here).map(([root, parts]) => (
              // biome-ignore lint/a11y/noStaticElementInteractions: it is dragged; its form says where it is, too
              <div
                key={root.task_id}
                className="slip"
                draggable
                onDragStart={({ dataTransfer }) => dataTransfer.setData("text/plain", root.task_id)}
              >
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
