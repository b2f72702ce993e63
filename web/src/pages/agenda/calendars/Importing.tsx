import { useEffect, useState } from "react";
import { Button } from "~/design/Button";
import { Chosen } from "~/design/Chosen";
import { Dialog } from "~/design/Dialog";
import { failure } from "~/design/form";
import { Notice } from "~/design/Notice";
import { regret, useDeed } from "~/frame/deeds";
import { words } from "~/texts/calendars";
import { capitalised } from "~/texts/sentences";
import { type Calendar, isOpen } from "../asked";
import { Dropping } from "./Dropping";
import { begun, cancelled, fetched, type Job, latest, moves, started, useJob } from "./jobs";
import { Report } from "./Report";
import "./calendars.css";

/** Events of a file, brought in from the list of calendars. */
export default function ImportDialog({
  calendars,
  changed,
  close,
}: {
  calendars: readonly Calendar[];
  changed: () => Promise<void>;
  close: () => void;
}) {
  return (
    <Dialog title={words.files.title} lead={words.files.lead} wide onClose={close}>
      <Importing calendars={calendars} changed={changed} />
    </Dialog>
  );
}

/** A file becomes events: looked at first, with what is wrong in it, and then written as far as it goes. */
export function Importing({ calendars, changed }: { calendars: readonly Calendar[]; changed: () => Promise<void> }) {
  const open = calendars.filter(isOpen);
  const [into, put] = useState((open.find((each) => each.default) ?? open[0])?.calendar_id ?? "");
  const [file, hold] = useState<File | null>(null);
  const [sending, send] = useState(false);
  const [refused, refuse] = useState<string | null>(null);
  const [job, know] = useJob(null);
  const over = job?.status === "done" || job?.status === "cancelled" || job?.status === "failed";

  useEffect(() => {
    const mine = (each: Job) => each.kind === "import" && moves(each);
    latest(mine).then((found) => {
      if (found === null) return;
      know(found);
      put(found.calendar_id);
    }, regret);
  }, [know]);
  const written = job?.status === "done" || job?.status === "cancelled";
  // biome-ignore lint/correctness/useExhaustiveDependencies: what happens is asked for once, when it is over
  useEffect(() => {
    if (written) void changed();
  }, [written]);

  function restart() {
    know(null);
    hold(null);
  }

  async function look(chosen: File, calendar: string) {
    hold(chosen);
    put(calendar);
    refuse(null);
    send(true);
    try {
      if (job && !over) await cancelled(job);
      know(null);
      know(await begun(chosen, calendar));
    } catch (error) {
      refuse(failure(error));
      hold(null);
    } finally {
      send(false);
    }
  }

  return (
    <div className="stack importing">
      {open.length > 1 && (
        <div className="field">
          <label htmlFor="import-into">{words.files.calendar}</label>
          <Chosen
            id="import-into"
            value={into}
            disabled={sending || job?.status === "writing" || over}
            onChange={({ target }) => (file ? void look(file, target.value) : put(target.value))}
          >
            {open.map(({ calendar_id, name }) => (
              <option key={calendar_id} value={calendar_id}>
                {name}
              </option>
            ))}
          </Chosen>
        </div>
      )}
      {refused && <Notice tone="bad">{refused}</Notice>}
      {job === null && !sending && <Dropping take={(chosen) => void look(chosen, into)} />}
      <div aria-live="polite" className="stack">
        {sending && file && <Going said={words.files.uploading(file.name)} />}
        {job && moves(job) && (
          <Going
            said={words.files.steps[job.status] ?? ""}
            seen={job.counts?.seen ?? 0}
            found={job.counts?.found ?? 0}
          />
        )}
        {job?.status === "failed" && (
          <Notice tone="bad">{job.reason ? capitalised(job.reason) : words.files.failed}</Notice>
        )}
        {job?.status === "cancelled" && <Notice>{words.files.cancelled}</Notice>}
        {job?.status === "done" && <Notice tone="good">{words.files.done}</Notice>}
        {job && !moves(job) && <Report job={job} />}
      </div>
      {job && <Deeds job={job} know={know} restart={restart} />}
    </div>
  );
}

function Deeds({ job, know, restart }: { job: Job; know: (job: Job) => void; restart: () => void }) {
  const go = useDeed(async () => know(await started(job, false)));
  const stop = useDeed(async () => know(await cancelled(job)));
  const report = useDeed(() => fetched(job, `${job.name}.txt`));
  const { created = 0, updated = 0 } = job.counts ?? {};
  return (
    <div className="actions">
      {job.file && !moves(job) && (
        <Button icon="download" busy={report.busy} onClick={report.run}>
          {words.files.report}
        </Button>
      )}
      {moves(job) && (
        <Button busy={stop.busy} onClick={stop.run}>
          {words.files.cancel}
        </Button>
      )}
      {!moves(job) && <Button onClick={restart}>{words.files.other}</Button>}
      {job.status === "checked" && created + updated > 0 && (
        <Button look="primary" busy={go.busy} onClick={go.run}>
          {words.files.go(created + updated)}
        </Button>
      )}
    </div>
  );
}

/** How far it is. */
function Going({ said, seen = 0, found = 0 }: { said: string; seen?: number; found?: number }) {
  return (
    <div className="going">
      <span className="small">{said}</span>
      {found > 0 && <span className="soft small">{words.files.of(seen, found)}</span>}
      <progress aria-label={said} {...(found > 0 && { value: seen, max: found })} />
    </div>
  );
}
