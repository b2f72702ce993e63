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

/** A file becomes tasks: looked at first, with what of it does not line by line, and then written. */
function Importing({ project: { project_id }, changed }: { project: Project; changed: () => Promise<void> }) {
  const [file, hold] = useState<File | null>(null);
  const [refused, refuse] = useState<string | null>(null);
  const [arrived, know] = useState<Arrived | null>(null);
  const [writing, write] = useState(false);

  async function ask(chosen: File, preview: boolean) {
    const body = new Blob([chosen], { type: "application/octet-stream" }); // whatever its name says
    know(await send("/api/agenda/projects/{project_id}/import", { project_id }, body, { preview }));
  }

  async function look(chosen: File) {
    know(null);
    refuse(null);
    if (chosen.size > LARGEST) return refuse(words.files.large);
    hold(chosen);
    try {
      await ask(chosen, true);
    } catch (error) {
      refuse(failure(error));
      hold(null);
    }
  }

  async function take(chosen: File) {
    refuse(null);
    write(true);
    try {
      await ask(chosen, false);
      await changed();
    } catch (error) {
      refuse(failure(error)); // what was seen stays, and can be tried again
    }
    write(false);
  }

  const come = (arrived?.created ?? 0) + (arrived?.updated ?? 0);

  function restart() {
    know(null);
    hold(null);
  }

  return (
    <>
      {refused && <Notice tone="bad">{refused}</Notice>}
      {file === null && (
        <Dropping
          take={(chosen) => void look(chosen)}
          accept=".ics,.ical,.csv,text/calendar,text/csv"
          fits={/\.(ics|ical|icalendar|csv)$/i}
          label={words.files.choose}
          only={words.files.only}
        />
      )}
      <div aria-live="polite" className="stack">
        {file && !arrived && <Going said={words.files.reading(file.name)} />}
        {file && writing && <Going said={words.files.writing(file.name)} />}
        {arrived && file && !writing && <Told of={arrived} name={file.name} />}
      </div>
      {arrived && (
        <div className="actions">
          <Button disabled={writing} onClick={restart}>
            {files.files.other}
          </Button>
          {file && arrived.preview && news(arrived) > 0 && (
            <Button look="primary" busy={writing} onClick={() => void take(file)}>
              {come > 0 ? words.files.go(come) : words.files.goAll}
            </Button>
          )}
        </div>
      )}
    </>
  );
}

function Going({ said }: { said: string }) {
  return (
    <div className="going">
      <span className="small">{said}</span>
      <progress aria-label={said} />
    </div>
  );
}

/** How much comes of a file that was not there before. */
function news({ created, updated, sections = 0, comments = 0 }: Arrived): number {
  return created + updated + sections + comments;
}

/** What became of a file, or would, and what is wrong with it. */
function Told({ of, name }: { of: Arrived; name: string }) {
  const { created, updated, unchanged, left_out, sections = 0, comments = 0, problems = [], notes = [] } = of;
  const come = news(of) > 0;
  const sums = [
    files.files.created(created),
    updated > 0 && files.files.updated(updated),
    unchanged > 0 && files.files.unchanged(unchanged),
    sections > 0 && words.files.sections(sections),
    comments > 0 && words.files.comments(comments),
    left_out > 0 && files.files.leftOut(left_out),
  ];
  return (
    <>
      {!of.preview && <Notice tone={come ? "good" : "plain"}>{come ? words.files.done : files.files.nothing}</Notice>}
      <div className="found-there">
        <strong>{sums.filter(Boolean).join(", ")}</strong>
        <span className="soft small break">{name}</span>
        {of.preview && <span className="soft small">{come ? files.files.preview : files.files.nothing}</span>}
      </div>
      <Lines title={files.files.problems} lines={problems} />
      <Lines title={files.files.notes} lines={notes} />
    </>
  );
}
