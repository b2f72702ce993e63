import { lazy, Suspense, useRef, useState } from "react";
import { useLocation } from "wouter";
import { IconButton } from "~/design/Button";
import { Notice } from "~/design/Notice";
import { toast } from "~/design/toasts";
import { useAsked } from "~/frame/asking";
import { regret } from "~/frame/deeds";
import { useKeys } from "~/frame/keys";
import { useMe } from "~/frame/me";
import { Shown } from "~/frame/Section";
import { useNames } from "~/pages/admin/names";
import { useTitled } from "~/pages/entrance/Entrance";
import { words } from "~/texts/tasks";
import { plus } from "~/times/days";
import { Saying } from "~/times/said";
import { here, wall } from "~/times/zoned";
import { projects as askProjects, templates as askTemplates, useApart, useTasks } from "./asked";
import { Board } from "./Board";
import { deedsOf } from "./deeds";
import { filters as askFilters } from "./filters";
import { Groups, grouped } from "./Groups";
import { Lists } from "./Lists";
import { ProjectForm } from "./ProjectForm";
import { ProjectHead } from "./ProjectHead";
import { shelved } from "./ProjectMenu";
import { focusing, usePicking } from "./picking";
import { searched, usePlace } from "./place";
import { QuickAdd } from "./QuickAdd";
import type { Drawing } from "./Row";
import { Searching } from "./Searching";
import { TaskForm } from "./TaskForm";
import { dayFor, type Project, type Stored, taskOf } from "./task";
import "./row.css";
import "./tasks.css";

const FilterForm = lazy(() => import("./FilterForm"));
const Picked = lazy(() => import("./Picked"));

/** What one has to do: all of it by its days, a project, or what was found. Letters lead to `/tasks/<project>/<task>`. */
export default function Tasks() {
  const { me } = useMe();
  const place = usePlace();
  const [, go] = useLocation();
  const [zone] = useState(here);
  const [saying] = useState(() => new Saying(me.locale));
  const [creating, create] = useState(false);
  const [filtering, filter] = useState(false);
  const [folded, refold] = useState<ReadonlySet<string>>(new Set());
  const page = useRef<HTMLDivElement>(null);
  const picking = usePicking(page);
  const projects = useAsked(askProjects);
  const templates = useAsked(askTemplates);
  const filters = useAsked(askFilters);
  const tasks = useTasks(place, zone);
  const names = useNames(tasks.found?.flatMap((each) => taskOf(each)["stoa.app:assignee"] ?? []) ?? []);
  const now = wall(Date.now(), zone);
  const shelf = [...(projects.found ?? []), ...(templates.found ?? [])];
  const listed = shelf.find(({ project_id }) => project_id === place.project);
  const missing = projects.found !== null && templates.found !== null && listed === undefined;
  const apart = useApart(missing ? place.project : null);
  const project = listed ?? apart.found ?? undefined;
  const chosen = filters.found?.find(({ filter_id }) => filter_id === place.filter);
  const looking = place.words !== null;
  const reshelve = async () => void (await Promise.all([projects.again(), templates.again(), apart.again()]));
  const everything = async () => void (await Promise.all([tasks.again(), reshelve()]));
  const name = looking
    ? words.search.title
    : place.filter !== null
      ? (chosen?.wanted.name ?? words.filters.title)
      : place.project === null
        ? place.today
          ? words.today.title
          : words.upcoming
        : project?.inbox
          ? words.inbox
          : (project?.name ?? words.title);
  const heading = useTitled(name);
  const deeds = deedsOf(tasks, zone, now, saying);
  useKeys({ "/": () => (looking ? page.current?.querySelector("input")?.focus() : go(searched(""))) });

  const known = apart.found ? [...shelf, apart.found] : shelf;
  const mayWrite = ({ project_id }: Stored) => open(known.find((each) => each.project_id === project_id));
  const writing = open(project);
  const byDays = !looking && place.filter === null && place.project === null;
  const drawing: Drawing = {
    zone,
    now,
    saying,
    names,
    me: me.person,
    picking,
    folded,
    fold: (id) =>
      refold((before) =>
        before.has(id) ? new Set([...before].filter((one) => one !== id)) : new Set([...before, id]),
      ),
    check: (stored) => void deeds.check(stored),
    open: (stored) => go(place.to(stored)),
    days: byDays ? { may: mayWrite, step } : null,
    grows: (task) => !looking && place.filter === null && mayWrite(task),
  };
  const grown = async () => {
    if (!project) toast(words.add.added); // it has no day of its own yet, and is not seen here
    await tasks.again();
  };
  function step(stored: Stored, by: 1 | -1) {
    const [today, from] = [now.slice(0, 10), dayFor(taskOf(stored), zone, now.slice(0, 10))];
    const next = from === null || from < today ? today : plus(from, by);
    if (next < today || (from !== null && from < today && by < 0)) return; // nothing is put into the past
    const refocus = focusing(page.current, stored.task_id);
    void deeds.postpone([stored], next);
    refocus();
  }
  const shown = useOpened(place.opened, tasks.found);
  const board = project?.view === "board";
  const none = looking
    ? ([words.search[place.words ? "none" : "start"], words.search[place.words ? "noneLead" : "startLead"]] as const)
    : place.filter !== null
      ? ([words.filters.none, words.filters.noneLead] as const)
      : place.today
        ? ([words.today.none, words.today.noneLead] as const)
        : ([words.none, words.noneLead] as const);
  return (
    <div className={board ? "tasks wide" : "tasks"}>
      <Lists
        of={projects}
        templates={templates.found ?? []}
        filters={filters}
        place={place}
        today={tasks.today}
        create={() => create(true)}
        again={everything}
      />
      <div className="tasks-page" ref={page} data-picking={picking.on || undefined}>
        <header>
          <h1 ref={heading} tabIndex={-1} className="break">
            {name}
          </h1>
          {project && <ProjectHead project={project} again={reshelve} changed={everything} />}
          {chosen && <IconButton icon="edit" label={words.filters.change} onClick={() => filter(true)} />}
          {writing && (tasks.found?.length ?? 0) > 0 && !picking.on && (
            <IconButton icon="select" label={words.picking.begin} onClick={picking.begin} />
          )}
        </header>
        {project?.archived && (
          <Notice icon="archive">
            {words.archive.about}{" "}
            {project.role === "admin" && (
              <button
                type="button"
                className="link"
                onClick={() => void shelved(project, false, everything).catch(regret)}
              >
                {words.archive.back}
              </button>
            )}
          </Notice>
        )}
        {project?.template && <p className="soft small">{words.template.about}</p>}
        {looking && <Searching key={place.words} typed={place.words ?? ""} keep={() => filter(true)} />}
        {!looking && place.filter === null && !project?.archived && (
          <QuickAdd
            project={place.project}
            days={byDays}
            today={place.today}
            zone={zone}
            saying={saying}
            added={everything}
          />
        )}
        <Shown of={tasks}>
          {(found) => (
            <>
              {board && project ? (
                <Board project={project} tasks={found} drawing={drawing} put={deeds.put} added={tasks.again} />
              ) : (
                <Groups
                  groups={grouped(found, place, project, drawing)}
                  projects={project ? [] : (projects.found ?? [])}
                  drawing={drawing}
                  none={none}
                  put={(some, day) => void deeds.postpone(some, day)}
                  added={grown}
                />
              )}
              {tasks.more && <p className="soft small">{words[looking ? "search" : "filters"].more(found.length)}</p>}
            </>
          )}
        </Shown>
        {picking.on && (
          <Suspense fallback={null}>
            <Picked
              picking={picking}
              tasks={tasks.found ?? []}
              projects={projects.found ?? []}
              today={now.slice(0, 10)}
              changed={everything}
            />
          </Suspense>
        )}
      </div>
      {shown && projects.found && (
        <TaskForm
          key={shown.task_id}
          stored={shown}
          known={tasks.found ?? []}
          projects={project?.template || project?.archived ? known : projects.found}
          names={names}
          zone={zone}
          saying={saying}
          remove={async () => {
            await deeds.remove(shown);
            go(place.base);
          }}
          changed={tasks.again}
          open={drawing.open}
          close={() => go(place.base)}
        />
      )}
      {creating && (
        <ProjectForm
          of={null}
          done={async ({ project_id }) => {
            await projects.again();
            go(`/tasks/${project_id}`);
          }}
          close={() => create(false)}
        />
      )}
      {filtering && projects.found && (
        <Suspense fallback={null}>
          <FilterForm
            of={chosen ?? null}
            words={place.words ?? ""}
            projects={projects.found}
            done={async (to) => {
              await filters.again();
              if (to === place.base) await tasks.again();
              else go(to);
            }}
            close={() => filter(false)}
          />
        </Suspense>
      )}
    </div>
  );
}

/** Whether something in it may change, as far as one knows of it. */
function open(project: Project | undefined): boolean {
  return project === undefined || (project.role !== "read" && !project.archived);
}

/** The task that is open stays so while somebody types, even if it is done or gone meanwhile. */
function useOpened(id: string | null, found: readonly Stored[] | null): Stored | undefined {
  const held = useRef<Stored>(undefined);
  held.current = found?.find(({ task_id }) => task_id === id) ?? held.current;
  return held.current?.task_id === id ? held.current : undefined;
}
