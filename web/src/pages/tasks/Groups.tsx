import { words } from "~/texts/tasks";
import { isDay, plus } from "~/times/days";
import { isOpen } from "./bulk";
import { Leaves } from "./Leaves";
import type { Place } from "./place";
import type { Drawing } from "./Row";
import { byDay, inside, type Project, type Stored } from "./task";

type Group = readonly [string, readonly Stored[]];

/** Tasks under what they have in common: their section, their day, or whether they are done. */
export function grouped(found: readonly Stored[], place: Place, project: Project | undefined, drawing: Drawing) {
  if (project) {
    const sections = [{ section_id: "", name: "" }, ...project.sections];
    return sections.map(
      ({ section_id, name }): Group => [name, found.filter((it) => inside(it, project) === section_id)],
    );
  }
  if (place.filter !== null) return [["", found] as Group];
  if (place.words !== null) {
    return [["", found.filter(isOpen)] as Group, [words.search.done, found.filter((each) => !isOpen(each))] as Group];
  }
  const { now, zone, saying } = drawing;
  const today = now.slice(0, 10);
  return byDay(found, zone, now).map(([key, some]): Group => {
    if (key === "overdue" || key === "later") return [words.when[key], some];
    const named = key === today ? words.when.today : key === plus(today, 1) ? words.when.tomorrow : "";
    return [[named, isDay(key) && saying.day(key)].filter(Boolean).join(" · "), some];
  });
}

export function Groups({
  groups,
  projects,
  drawing,
  none,
  added,
}: {
  groups: readonly Group[];
  projects: readonly Project[];
  drawing: Drawing;
  /** What is said where there is nothing. */
  none: readonly [string, string];
  added: () => Promise<void>;
}) {
  if (groups.every(([, tasks]) => tasks.length === 0)) {
    return (
      <div className="nothing">
        <p>
          <strong>{none[0]}</strong>
        </p>
        <p className="soft">{none[1]}</p>
      </div>
    );
  }
  return groups
    .filter(([, tasks]) => tasks.length > 0)
    .map(([name, tasks]) => (
      <section key={name} aria-label={name || words.rest}>
        {name && <h2>{name}</h2>}
        <Leaves tasks={tasks} projects={projects} drawing={drawing} added={added} />
      </section>
    ));
}
