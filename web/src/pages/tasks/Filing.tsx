import { useState } from "react";
import { download, send } from "~/api/call";
import type { Schemas } from "~/api/types";
import { Button } from "~/design/Button";
import { Dialog } from "~/design/Dialog";
import { failure } from "~/design/form";
import { Notice } from "~/design/Notice";
import { useDeed } from "~/frame/deeds";
import { save } from "~/frame/saving";
import { Dropping } from "~/pages/agenda/calendars/Dropping";
import { Lines } from "~/pages/agenda/calendars/Report";
import { slugged } from "~/pages/entrance/rules";
import { words as files } from "~/texts/calendars";
import { words } from "~/texts/tasks";
import type { Project } from "./task";
import "~/pages/agenda/calendars/calendars.css";

type Arrived = Schemas["Arrived"];

/** So much is taken at once, in bytes. */
const LARGEST = 1_000_000;

/** A project as a file, to be taken along; and tasks of a file, to be brought into it. */
export default function Filing({
  project,
  changed,
  close,
}: {
  project: Project;
  changed: () => Promise<void>;
  close: () => void;
}) {
  const name = project.inbox ? words.inbox : project.name;
  const may = (project.role === "write" || project.role === "admin") && !project.archived;
  return (
    <Dialog title={words.files.title(name)} wide onClose={close}>
      <Exporting project={project} name={name} />
      {may && (
        <section className="stack links importing" aria-label={files.files.import}>
          <div>
            <h3>{files.files.import}</h3>
            <p className="soft small">{words.files.lead}</p>
          </div>
          <Importing project={project} changed={changed} />
        </section>
      )}
    </Dialog>
  );
}

function Exporting({ project: { project_id }, name }: { project: Project; name: string }) {
  const now = useDeed(async () =>
    save(await download("/api/agenda/projects/{project_id}/export", { project_id }), `${slugged(name) || "tasks"}.ics`),
  );
  return (
    <section className="stack" aria-label={files.files.export}>
      <div>
        <h3>{files.files.export}</h3>
        <p className="soft small">{words.files.exportLead}</p>
      </div>
      <div>
        <Button icon="download" small busy={now.busy} onClick={now.run}>
          {files.files.download}
        </Button>
      </div>
    </section>
  );
}

/** A file becomes tasks; what of it does not is told line by line. */
function Importing({ project: { project_id }, changed }: { project: Project; changed: () => Promise<void> }) {
  const [file, hold] = useState<File | null>(null);
  const [refused, refuse] = useState<string | null>(null);
  const [arrived, know] = useState<Arrived | null>(null);

  async function take(chosen: File) {
    know(null);
    refuse(null);
    if (chosen.size > LARGEST) return refuse(words.files.large);
    hold(chosen);
    try {
      const body = new Blob([chosen], { type: "application/octet-stream" }); // whatever its name says
      know(await send("/api/agenda/projects/{project_id}/import", { project_id }, body));
      await changed();
    } catch (error) {
      refuse(failure(error));
      hold(null);
    }
  }

  function restart() {
    know(null);
    hold(null);
  }

  return (
    <>
      {refused && <Notice tone="bad">{refused}</Notice>}
      {file === null && (
        <Dropping
          take={(chosen) => void take(chosen)}
          accept=".ics,.ical,.csv,text/calendar,text/csv"
          fits={/\.(ics|ical|icalendar|csv)$/i}
          label={words.files.choose}
          only={words.files.only}
        />
      )}
      <div aria-live="polite" className="stack">
        {file && !arrived && (
          <div className="going">
            <span className="small">{words.files.reading(file.name)}</span>
            <progress aria-label={words.files.reading(file.name)} />
          </div>
        )}
        {arrived && file && <Told of={arrived} name={file.name} />}
      </div>
      {arrived && (
        <div className="actions">
          <Button onClick={restart}>{files.files.other}</Button>
        </div>
      )}
    </>
  );
}

/** What became of a file, and what is wrong with it. */
function Told({ of, name }: { of: Arrived; name: string }) {
  const { created, updated, unchanged, left_out, comments = 0, problems = [], notes = [] } = of;
  const come = created + updated + comments > 0;
  const sums = [
    files.files.created(created),
    updated > 0 && files.files.updated(updated),
    unchanged > 0 && files.files.unchanged(unchanged),
    comments > 0 && words.files.comments(comments),
    left_out > 0 && files.files.leftOut(left_out),
  ];
  return (
    <>
      <Notice tone={come ? "good" : "plain"}>{come ? words.files.done : files.files.nothing}</Notice>
      <div className="found-there">
        <strong>{sums.filter(Boolean).join(", ")}</strong>
        <span className="soft small break">{name}</span>
      </div>
      <Lines title={files.files.problems} lines={problems} />
      <Lines title={files.files.notes} lines={notes} />
    </>
  );
}
