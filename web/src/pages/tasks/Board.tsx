import { useState } from "react";
import { words } from "~/texts/tasks";
import { type Drawing, Row } from "./Row";
import { inside, type Project, type Stored } from "./task";

/** Sections side by side; a task is taken from one to another with the mouse, or in its form. */
export function Board({
  project,
  tasks,
  drawing,
  put,
}: {
  project: Project;
  tasks: readonly Stored[];
  drawing: Drawing;
  put: (task: Stored, section: string | null) => void;
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
            <ul>
              {here.map((each) => (
                <li
                  key={each.task_id}
                  draggable
                  onDragStart={({ dataTransfer }) => dataTransfer.setData("text/plain", each.task_id)}
                >
                  <Row stored={each} drawing={drawing} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}
