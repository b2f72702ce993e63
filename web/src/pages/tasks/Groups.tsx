import { Button } from "~/design/Button";
import { words } from "~/texts/tasks";
import { type Day, isDay, plus } from "~/times/days";
import { isOpen } from "./bulk";
import { useDropping } from "./dropping";
import { Leaves } from "./Leaves";
import type { Place } from "./place";
import type { Drawing } from "./Row";
import { byDay, inside, type Project, type Stored } from "./task";

export interface Group {
  name: string;
  tasks: readonly Stored[];
  /** The day that they are for, where they stand under their days: others may be put there. */
  day?: Day;
  /** It is too late for them. */
  late?: boolean;
}

/** So many days are shown of those to come, whether there is anything to be done or not. */
const WEEK = 7;

/** Tasks under what they have in common: their section, their day, or whether they are done. */
export function grouped(found: readonly Stored[], place: Place, project: Project | undefined, drawing: Drawing) {
  if (project) {
    const sections = [{ section_id: "", name: "" }, ...project.sections];
    return sections.map(
      ({ section_id, name }): Group => ({ name, tasks: found.filter((it) => inside(it, project) === section_id) }),
    );
  }
  if (place.filter !== null) return [{ name: "", tasks: found }];
  if (place.words !== null) {
    const done = found.filter((each) => !isOpen(each));
    return [
      { name: "", tasks: found.filter(isOpen) },
      { name: words.search.done, tasks: done },
    ];
  }
  const { now, zone, saying } = drawing;
  const today = now.slice(0, 10);
  const there = new Map(byDay(found, zone, now));
  const week = Array.from({ length: place.today ? 1 : WEEK }, (_, each) => plus(today, each));
  const keys = found.length === 0 ? [] : new Set([...there.keys(), ...week]);
  const days = [...keys].filter(isDay).sort();
  const late: Group = { name: words.when.overdue, tasks: there.get("overdue") ?? [], late: true };
  return [
    late,
    ...days.map((day): Group => {
      const named = day === today ? words.when.today : day === plus(today, 1) ? words.when.tomorrow : "";
      const name = [named, saying.day(day)].filter(Boolean).join(" · ");
      return { name, tasks: there.get(day) ?? [], day };
    }),
    { name: words.when.later, tasks: there.get("later") ?? [] },
  ];
}

export function Groups({
  groups,
  projects,
  drawing,
  none,
  put,
  added,
}: {
  groups: readonly Group[];
  projects: readonly Project[];
  drawing: Drawing;
  /** What is said where there is nothing. */
  none: readonly [string, string];
  /** Where tasks stand under their days: they are to be done on another. */
  put: (tasks: readonly Stored[], day: Day) => void;
  added: () => Promise<void>;
}) {
  const dropping = useDropping((id, day) => {
    const task = groups.flatMap(({ tasks }) => tasks).find(({ task_id }) => task_id === id);
    if (task && drawing.days?.may(task)) put([task], day);
  });
  if (groups.every(({ tasks }) => tasks.length === 0)) {
    return (
      <div className="nothing">
        <p>
          <strong>{none[0]}</strong>
        </p>
        <p className="soft">{none[1]}</p>
      </div>
    );
  }
  const today = drawing.now.slice(0, 10);
  return groups
    .filter(({ tasks, day }) => tasks.length > 0 || day !== undefined)
    .map(({ name, tasks, day, late }) => {
      const movable = late && drawing.days ? tasks.filter(drawing.days.may) : [];
      return (
        <section
          key={name}
          aria-label={name || words.rest}
          data-free={tasks.length === 0 || undefined}
          {...(day !== undefined && dropping.onto(day))}
        >
          {name && <h2>{name}</h2>}
          {movable.length > 0 && (
            <Button small look="bare" onClick={() => put(movable, today)}>
              {words.days.toToday}
            </Button>
          )}
          {tasks.length > 0 && <Leaves tasks={tasks} projects={projects} drawing={drawing} added={added} />}
        </section>
      );
    });
}
