import { useEffect } from "react";
import { call, download } from "~/api/call";
import { Problem } from "~/api/problems";
import { Button } from "~/design/Button";
import { Notice } from "~/design/Notice";
import { regret, useDeed } from "~/frame/deeds";
import { save } from "~/frame/saving";
import { ago } from "~/frame/times";
import { slugged } from "~/pages/entrance/rules";
import { words } from "~/texts/calendars";
import { capitalised } from "~/texts/sentences";
import { type Calendar, isOpen } from "../asked";
import { Importing } from "./Importing";
import { fetched, type Job, latest, moves, useJob } from "./jobs";

/** A calendar as a file, to be taken along; and events of a file, to be brought into it. */
export function Files({ calendar, changed }: { calendar: Calendar; changed: () => Promise<void> }) {
  return (
    <div className="stack">
      <Exporting calendar={calendar} />
      {isOpen(calendar) && (
        <section className="stack links" aria-label={words.files.import}>
          <div>
            <h3>{words.files.import}</h3>
            <p className="soft small">{words.files.lead}</p>
          </div>
          <Importing calendars={[calendar]} changed={changed} />
        </section>
      )}
    </div>
  );
}

/** At once, or in the background where there is too much of it. */
function Exporting({ calendar }: { calendar: Calendar }) {
  const { calendar_id } = calendar;
  const name = `${slugged(calendar.name) || "calendar"}.ics`;
  const [job, know] = useJob(null);
  useEffect(() => {
    const mine = (each: Job) => each.kind === "export" && each.calendar_id === calendar_id;
    latest((each) => mine(each) && (moves(each) || (each.status === "done" && each.file === true))).then(know, regret);
  }, [calendar_id, know]);
  const now = useDeed(async () => {
    try {
      save(await download("/api/agenda/calendars/{calendar_id}/export", { calendar_id }), name);
    } catch (error) {
      if (!(error instanceof Problem) || error.status !== 413) throw error;
      know(await call("post", "/api/agenda/calendars/{calendar_id}/exports", { path: { calendar_id } }));
    }
  });
  const made = useDeed(async () => void (job && (await fetched(job, name))));
  return (
    <section className="stack" aria-label={words.files.export}>
      <div>
        <h3>{words.files.export}</h3>
        <p className="soft small">{words.files.exportLead}</p>
      </div>
      <div>
        <Button icon="download" small busy={now.busy || (job !== null && moves(job))} onClick={now.run}>
          {words.files.download}
        </Button>
      </div>
      <div aria-live="polite">
        {job && moves(job) && <p className="soft small">{words.files.making}</p>}
        {job?.status === "failed" && (
          <Notice tone="bad">{job.reason ? capitalised(job.reason) : words.files.failed}</Notice>
        )}
        {job?.status === "done" && (
          <Notice tone="good">
            {words.files.ready(ago(job.moved))}{" "}
            <button type="button" className="link" onClick={made.run}>
              {words.files.download}
            </button>
          </Notice>
        )}
      </div>
    </section>
  );
}
