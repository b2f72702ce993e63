import { lazy, Suspense, useState } from "react";
import { useLocation, useParams } from "wouter";
import { call } from "~/api/call";
import { IconButton } from "~/design/Button";
import { toast } from "~/design/toasts";
import { Views } from "~/design/Views";
import { useAsked } from "~/frame/asking";
import { regret } from "~/frame/deeds";
import { useMe } from "~/frame/me";
import { Shown } from "~/frame/Section";
import { useNames } from "~/pages/admin/names";
import { useTitled } from "~/pages/entrance/Entrance";
import { words } from "~/texts/tasks";
import { isDay, plus } from "~/times/days";
import { Saying } from "~/times/said";
import { here, wall } from "~/times/zoned";
import { projects as askProjects, useTasks } from "./asked";
import { Board } from "./Board";
import { Lists } from "./Lists";
import { ProjectForm } from "./ProjectForm";
import { QuickAdd } from "./QuickAdd";
import { type Drawing, Row } from "./Row";
import { TaskForm } from "./TaskForm";
import { byDay, dueOf, inside, type Project, type Stored, said, taskOf } from "./task";
import "./tasks.css";

/** Whom a project is shared with is said when it is wanted. */
const Sharing = lazy(() => import("./Sharing"));

/** What one has to do: all of it by its days, or a project. Letters lead to `/tasks/<project>/<task>`. */
export default function Tasks() {
  const { me } = useMe();
  const { project: wanted = null, task: opened = null } = useParams<{ project?: string; task?: string }>();
  const [, go] = useLocation();
  const [zone] = useState(here);
  const [saying] = useState(() => new Saying(me.locale));
  const [doing, does] = useState<Project | "create" | null>(null);
  const [sharing, share] = useState(false);
  const projects = useAsked(askProjects);
  const tasks = useTasks(wanted);
  const names = useNames(tasks.found?.flatMap((each) => taskOf(each)["stoa.app:assignee"] ?? []) ?? []);
  const now = wall(Date.now(), zone);
  const project = projects.found?.find(({ project_id }) => project_id === wanted);
  const name = wanted === null ? words.upcoming : project?.inbox ? words.inbox : (project?.name ?? words.title);
  const everything = async () => void (await Promise.all([tasks.again(), projects.again()]));
  const heading = useTitled(name);
  const base = wanted === null ? "/tasks" : `/tasks/${wanted}`;

  function without(id: string) {
    tasks.show((all) => all.filter(({ task_id }) => task_id !== id));
  }

  /** Do it at once for whoever looks, and tell what went wrong if it does. */
  async function attempt(work: () => Promise<unknown>) {
    try {
      await work();
    } catch (error) {
      regret(error);
    }
    await tasks.again();
  }

  const check = (stored: Stored) => {
    const path = { project_id: stored.project_id, task_id: stored.task_id };
    without(stored.task_id);
    void attempt(async () => {
      const after = taskOf(await call("post", "/api/agenda/projects/{project_id}/tasks/{task_id}/complete", { path }));
      const due = after.progress === "completed" ? null : dueOf(after, zone);
      const text = due
        ? words.again(said(due, !after.showWithoutTime, now.slice(0, 10), saying, words.when))
        : words.doneOne;
      const undo = () =>
        void attempt(() => call("post", "/api/agenda/projects/{project_id}/tasks/{task_id}/reopen", { path }));
      toast(text, "good", { label: words.undo, run: undo });
    });
  };

  async function remove(stored: Stored) {
    const path = { project_id: stored.project_id, task_id: stored.task_id };
    await call("delete", "/api/agenda/projects/{project_id}/tasks/{task_id}", { path });
    go(base);
    const undo = () =>
      void attempt(() => call("post", "/api/agenda/projects/{project_id}/tasks/{task_id}/restore", { path }));
    toast(words.removed, "good", { label: words.undo, run: undo });
    await tasks.again();
  }

  const put = (stored: Stored, section: string | null) => {
    tasks.show((all) =>
      all.map((each) =>
        each.task_id === stored.task_id ? { ...each, task: { ...each.task, "stoa.app:section": section } } : each,
      ),
    );
    const path = { project_id: stored.project_id, task_id: stored.task_id };
    const body = { section_id: section };
    void attempt(() => call("post", "/api/agenda/projects/{project_id}/tasks/{task_id}/move", { path, body }));
  };

  const turn = (view: "list" | "board") => {
    if (!project) return;
    const said = {
      path: { project_id: project.project_id },
      headers: { "If-Match": `"${project.modseq}"` },
      body: { view },
    };
    call("patch", "/api/agenda/projects/{project_id}", said).then(projects.again).catch(regret);
  };

  const drawing: Drawing = {
    zone,
    now,
    saying,
    names,
    me: me.person,
    check,
    open: ({ project_id, task_id }) => go(wanted === null ? `/tasks/${project_id}/${task_id}` : `${base}/${task_id}`),
  };
  const shown = opened === null ? undefined : tasks.found?.find(({ task_id }) => task_id === opened);
  const board = project?.view === "board";
  return (
    <div className={board ? "tasks wide" : "tasks"}>
      <Lists of={projects} wanted={wanted} create={() => does("create")} again={everything} />
      <div className="tasks-page">
        <header>
          <h1 ref={heading} tabIndex={-1} className="break">
            {name}
          </h1>
          {project && (project.role === "admin" || project.role === "write") && (
            <>
              <Views label={words.view} all={["list", "board"]} names={words} chosen={project.view} choose={turn} />
              {!project.inbox && (
                <>
                  {project.role === "admin" && (
                    <IconButton icon="people" label={words.sharing.title(project.name)} onClick={() => share(true)} />
                  )}
                  <IconButton icon="edit" label={words.edit} onClick={() => does(project)} />
                </>
              )}
            </>
          )}
        </header>
        <QuickAdd project={wanted} zone={zone} saying={saying} added={everything} />
        <Shown of={tasks}>
          {(found) =>
            board && project ? (
              <Board project={project} tasks={found} drawing={drawing} put={put} />
            ) : (
              <Groups
                groups={grouped(found, project, zone, now, saying)}
                projects={project ? [] : (projects.found ?? [])}
                drawing={drawing}
              />
            )
          }
        </Shown>
      </div>
      {shown && projects.found && (
        <TaskForm
          key={shown.task_id}
          stored={shown}
          projects={projects.found}
          names={names}
          zone={zone}
          saying={saying}
          remove={() => remove(shown)}
          changed={tasks.again}
          close={() => go(base)}
        />
      )}
      {sharing && project && (
        <Suspense fallback={null}>
          <Sharing project={project} changed={projects.again} close={() => share(false)} />
        </Suspense>
      )}
      {doing !== null && (
        <ProjectForm
          of={doing === "create" ? null : doing}
          done={async ({ project_id }) => {
            await projects.again();
            go(`/tasks/${project_id}`);
          }}
          removed={async () => {
            await projects.again();
            go("/tasks");
          }}
          restored={projects.again}
          close={() => does(null)}
        />
      )}
    </div>
  );
}

type Group = readonly [string, readonly Stored[]];

function grouped(
  found: readonly Stored[],
  project: Project | undefined,
  zone: string,
  now: string,
  saying: Saying,
): readonly Group[] {
  if (project) {
    const sections = [{ section_id: "", name: "" }, ...project.sections];
    return sections.map(({ section_id, name }) => [name, found.filter((each) => inside(each, project) === section_id)]);
  }
  const today = now.slice(0, 10);
  return byDay(found, zone, now).map(([key, some]) => {
    if (key === "overdue" || key === "later") return [words.when[key], some];
    const named = key === today ? words.when.today : key === plus(today, 1) ? words.when.tomorrow : "";
    return [[named, isDay(key) && saying.day(key)].filter(Boolean).join(" · "), some];
  });
}

/** Tasks under what they have in common. */
function Groups({
  groups,
  projects,
  drawing,
}: {
  groups: readonly Group[];
  projects: readonly Project[];
  drawing: Drawing;
}) {
  if (groups.every(([, tasks]) => tasks.length === 0)) {
    return (
      <div className="nothing">
        <p>
          <strong>{words.none}</strong>
        </p>
        <p className="soft">{words.noneLead}</p>
      </div>
    );
  }
  return groups
    .filter(([, tasks]) => tasks.length > 0)
    .map(([name, tasks]) => (
      <section key={name} aria-label={name || words.rest}>
        {name && <h2>{name}</h2>}
        <ul>
          {tasks.map((each) => (
            <li key={each.task_id}>
              <Row
                stored={each}
                project={projects.find(({ project_id }) => project_id === each.project_id)}
                drawing={drawing}
              />
            </li>
          ))}
        </ul>
      </section>
    ));
}
