import { Fragment, useState } from "react";
import { carried } from "./dropping";
import { type Drawing, Row } from "./Row";
import type { Project, Stored } from "./task";
import { arranged, unfolded } from "./tree";
import { Under } from "./Under";

/** Tasks, each with what is part of it beneath, and a line for what somebody adds there. */
export function Leaves({
  tasks,
  projects = [],
  drawing,
  added,
}: {
  tasks: readonly Stored[];
  /** Said of each task, where they are of several. */
  projects?: readonly Project[];
  drawing: Drawing;
  added: () => Promise<void>;
}) {
  const [growing, grow] = useState<string | null>(null);
  const leaves = unfolded(arranged(tasks), drawing.folded);
  const last =
    growing === null
      ? -1
      : leaves.findLastIndex(({ stored: { task_id, path = [] } }) => task_id === growing || path.includes(growing));
  const parent = leaves.find(({ stored: { task_id } }) => task_id === growing);
  return (
    <ul>
      {leaves.map((leaf, at) => (
        <Fragment key={leaf.stored.task_id}>
          <li {...(drawing.days?.may(leaf.stored) && carried(leaf.stored))}>
            <Row
              leaf={leaf}
              project={projects.find(({ project_id }) => project_id === leaf.stored.project_id)}
              drawing={drawing}
              grow={() => grow(leaf.stored.task_id)}
            />
          </li>
          {at === last && parent && (
            <li>
              <Under
                parent={parent.stored}
                depth={parent.depth + 1}
                zone={drawing.zone}
                added={added}
                close={() => grow(null)}
              />
            </li>
          )}
        </Fragment>
      ))}
    </ul>
  );
}
