import { type CSSProperties, useState } from "react";
import { call } from "~/api/call";
import { Dialog } from "~/design/Dialog";
import { toast } from "~/design/toasts";
import { useAsked } from "~/frame/asking";
import { regret } from "~/frame/deeds";
import { Deed, List, Row, Sign } from "~/frame/Row";
import { Shown } from "~/frame/Section";
import { ago } from "~/frame/times";
import { words } from "~/texts/tasks";
import { type Project, type Stored, taskOf } from "./task";
import "~/pages/agenda/calendars/calendars.css";

const FEW = 100;

/** What was thrown away, and comes back with all that was part of it: projects, and tasks of the projects that one sees. */
export default function Trash({
  projects,
  wanted,
  again,
  close,
}: {
  projects: readonly Project[];
  /** The project that is looked at: then only its tasks are meant. */
  wanted: string | null;
  again: () => Promise<void>;
  close: () => void;
}) {
  const [busy, work] = useState<string | null>(null);
  const some = projects.filter(({ project_id }) => wanted === null || project_id === wanted);
  const asked = useAsked(async () => {
    const [{ items }, ...pages] = await Promise.all([
      call("get", "/api/agenda/projects/trash"),
      ...some.map(({ project_id }) =>
        call("get", "/api/agenda/projects/{project_id}/tasks/trash", { path: { project_id }, query: { limit: FEW } }),
      ),
    ]);
    const tasks = pages.flatMap((page) => page.items).filter(({ path = [] }) => path.length === 0);
    return {
      thrown: items,
      tasks: tasks.toSorted((one, other) => ((one.deleted ?? "") < (other.deleted ?? "") ? 1 : -1)),
    };
  });

  async function fetch(id: string, how: () => Promise<unknown>) {
    work(id);
    try {
      await how();
      toast(words.trash.back);
      await Promise.all([asked.again(), again()]);
    } catch (error) {
      regret(error);
    }
    work(null);
  }

  const project =
    ({ project_id }: Project) =>
    () =>
      call("post", "/api/agenda/projects/{project_id}/restore", { path: { project_id } });
  const task =
    ({ project_id, task_id }: Stored) =>
    () =>
      call("post", "/api/agenda/projects/{project_id}/tasks/{task_id}/restore", { path: { project_id, task_id } });
  const whose = (each: Stored) => projects.find(({ project_id }) => project_id === each.project_id);
  return (
    <Dialog title={words.trash.title} lead={words.trash.lead} wide onClose={close}>
      <Shown of={asked}>
        {({ thrown, tasks }) => (
          <div className="inset">
            <List items={[...thrown, ...tasks]} none={words.trash.none}>
              {(each) => {
                const isTask = "task_id" in each;
                const id = isTask ? each.task_id : each.project_id;
                const name = isTask ? taskOf(each).title : each.name;
                const when = isTask ? each.deleted : each.trashed;
                const from = isTask ? whose(each) : undefined;
                const about = [
                  isTask ? (from?.inbox ? words.inbox : from?.name) : words.form.project,
                  when && ago(when),
                ];
                return (
                  <Row
                    key={id}
                    sign={isTask ? <Sign icon="check" /> : <Bead of={each.color} />}
                    title={name}
                    about={about.filter(Boolean).join(" · ")}
                  >
                    <Deed
                      label={words.trash.restore}
                      of={name}
                      busy={busy === id}
                      onClick={() => void fetch(id, isTask ? task(each) : project(each))}
                    />
                  </Row>
                );
              }}
            </List>
          </div>
        )}
      </Shown>
    </Dialog>
  );
}

function Bead({ of }: { of: string }) {
  return (
    <span className="sign">
      <span className="bead" style={{ "--of": of } as CSSProperties} aria-hidden="true" />
    </span>
  );
}
