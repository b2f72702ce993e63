import { type CSSProperties, lazy, Suspense, useState } from "react";
import { Link } from "wouter";
import { Button } from "~/design/Button";
import { Icon } from "~/design/Icon";
import type { Asked } from "~/frame/asking";
import { Failed } from "~/frame/Section";
import { words } from "~/texts/tasks";
import type { Filter } from "./filters";
import type { Place } from "./place";
import type { Project } from "./task";

/** What is over, and what was thrown away, comes when it is wanted. */
const Trash = lazy(() => import("./Trash"));
const Archive = lazy(() => import("./Archive"));

/** What there is to look at: all by its days, each project, what was done, and what was thrown away. */
export function Lists({
  of: projects,
  templates,
  filters,
  place,
  today,
  create,
  again,
}: {
  of: Asked<readonly Project[]>;
  templates: readonly Project[];
  filters: Asked<readonly Filter[]>;
  place: Place;
  /** How many there are for today. */
  today: number | null;
  create: () => void;
  /** Something came back. */
  again: () => Promise<void>;
}) {
  const [open, look] = useState<"archive" | "trash" | null>(null);
  const wanted = place.project;
  return (
    <>
      <nav aria-label={words.lists}>
        <Link href="/tasks/search" aria-current={place.words === null ? undefined : "page"}>
          <Icon name="search" size={16} />
          {words.search.title}
        </Link>
        <Link href="/tasks/today" aria-current={place.today ? "page" : undefined}>
          <Icon name="today" size={16} />
          {words.today.title}
          {today !== null && today > 0 && (
            <span className="count">
              <span aria-hidden="true">{today}</span>
              <span className="unseen">{words.today.count(today)}</span>
            </span>
          )}
        </Link>
        <Link href="/tasks" aria-current={place.base === "/tasks" ? "page" : undefined}>
          <Icon name="calendar" size={16} />
          {words.upcoming}
        </Link>
        <Failed of={projects} />
        {projects.found
          ?.toSorted((one, other) => Number(other.inbox) - Number(one.inbox))
          .map(({ project_id, name, color, inbox, owner, shares }) => (
            <Link
              key={project_id}
              href={`/tasks/${project_id}`}
              aria-current={project_id === wanted ? "page" : undefined}
            >
              {inbox ? (
                <Icon name="letter" size={16} />
              ) : (
                <span className="bead" style={{ "--of": color } as CSSProperties} aria-hidden="true" />
              )}
              <span className="break">{inbox ? words.inbox : name}</span>
              {(owner === null || shares === null || (shares?.length ?? 0) > 0) && !inbox && (
                <span className="together" title={words.sharing.shared}>
                  <Icon name="people" size={14} />
                  <span className="unseen">, {words.sharing.shared}</span>
                </span>
              )}
            </Link>
          ))}
        <Button small look="bare" icon="plus" onClick={create}>
          {words.newProject}
        </Button>
        {filters.found && filters.found.length > 0 && (
          <>
            <h2>{words.filters.title}</h2>
            {filters.found.map(({ filter_id, wanted: { name } }) => (
              <Link
                key={filter_id}
                href={`/tasks/filters/${filter_id}`}
                aria-current={filter_id === place.filter ? "page" : undefined}
              >
                <Icon name="filter" size={16} />
                <span className="break">{name}</span>
              </Link>
            ))}
          </>
        )}
        {templates.length > 0 && (
          <>
            <h2>{words.template.title}</h2>
            {templates.map(({ project_id, name }) => (
              <Link
                key={project_id}
                href={`/tasks/${project_id}`}
                aria-current={project_id === wanted ? "page" : undefined}
              >
                <Icon name="copy" size={16} />
                <span className="break">{name}</span>
              </Link>
            ))}
          </>
        )}
        <Link href="/tasks/statistics" className="lists-last">
          <Icon name="check" size={16} />
          {words.statistics.title}
        </Link>
        <Button small look="bare" icon="archive" onClick={() => look("archive")}>
          {words.archive.title}
        </Button>
        <Button small look="bare" icon="trash" onClick={() => look("trash")}>
          {words.trash.title}
        </Button>
      </nav>
      <Suspense fallback={null}>
        {open === "archive" && <Archive again={again} close={() => look(null)} />}
        {open === "trash" && (
          <Trash projects={projects.found ?? []} wanted={wanted} again={again} close={() => look(null)} />
        )}
      </Suspense>
    </>
  );
}
