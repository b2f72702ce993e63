import { useState } from "react";
import { Button } from "~/design/Button";
import { Icon } from "~/design/Icon";
import { words } from "~/texts/tasks";
import { isDay, plus } from "~/times/days";
import { nextWeek, targets } from "./bulk";
import type { Project } from "./task";

/** A day that things are to be due on, or none. */
export function Dates({ today, choose }: { today: string; choose: (day: string | null) => void }) {
  const days = [
    ["today", today],
    ["tomorrow", plus(today, 1)],
    ["week", nextWeek(today)],
    ["none", null],
  ] as const;
  return (
    <>
      {days.map(([name, day]) => (
        <button key={name} type="button" onClick={() => choose(day)}>
          <Icon name={day === null ? "close" : "calendar"} size={16} />
          {words.picking.dates[name]}
        </button>
      ))}
      <Typing
        label={words.picking.day}
        type="date"
        deed={words.picking.set}
        choose={(day) => {
          if (isDay(day)) choose(day);
        }}
      />
    </>
  );
}

/** A label that the tasks around have, or a new one. */
export function Labels({ known, choose }: { known: readonly string[]; choose: (label: string) => void }) {
  return (
    <>
      {known.map((each) => (
        <button key={each} type="button" onClick={() => choose(each)}>
          <Icon name="label" size={16} />
          <span className="break">{each}</span>
        </button>
      ))}
      <Typing label={words.picking.labelNew} choose={(typed) => choose(typed.replace(/^[#@]+/, ""))} />
    </>
  );
}

/** A value that is none of those above; Enter takes it. */
function Typing({
  label,
  type = "text",
  deed = words.picking.put,
  choose,
}: {
  label: string;
  type?: string;
  deed?: string;
  choose: (typed: string) => void;
}) {
  const [typed, change] = useState("");
  const take = () => typed.trim() !== "" && choose(typed.trim());
  return (
    <div className="picked-typing">
      <div className="box">
        <input
          type={type}
          aria-label={label}
          placeholder={label}
          maxLength={type === "text" ? 255 : undefined}
          value={typed}
          onChange={({ target }) => change(target.value)}
          onKeyDown={(event) => {
            if (event.key !== "Escape") event.stopPropagation(); // arrows are its own
            if (event.key === "Enter") take();
          }}
        />
      </div>
      <Button small onClick={take}>
        {deed}
      </Button>
    </div>
  );
}

/** A project, or one of its sections. */
export function Targets({
  projects,
  choose,
}: {
  projects: readonly Project[];
  choose: (to: { project_id: string; section_id: string | null }, name: string) => void;
}) {
  return targets(projects).map(({ project_id, name, color, inbox, sections }) => {
    const called = inbox ? words.inbox : name;
    return (
      <div key={project_id} className="picked-target">
        <button type="button" onClick={() => choose({ project_id, section_id: null }, called)}>
          <span className="bead" style={{ "--of": color } as React.CSSProperties} aria-hidden="true" />
          <span className="break">{called}</span>
        </button>
        {sections.map((each) => (
          <button
            key={each.section_id}
            type="button"
            aria-label={`${called}, ${each.name}`}
            onClick={() => choose({ project_id, section_id: each.section_id }, each.name)}
          >
            <span className="break">{each.name}</span>
          </button>
        ))}
      </div>
    );
  });
}
