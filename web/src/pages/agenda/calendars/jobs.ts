/** Imports and exports that take a while: begun, looked after, and gone on with by whoever comes back. */

import { useEffect, useRef, useState } from "react";
import { call, download } from "~/api/call";
import { putFile } from "~/api/fetching";
import type { Schemas } from "~/api/types";
import { save } from "~/frame/saving";

export type Job = Schemas["Job"];

const MOVING = ["reading", "checking", "writing"];
const SOON = 700;
const LATEST = 5000;

export function moves({ status }: Job): boolean {
  return MOVING.includes(status);
}

/** Upload a file, and have it looked at; nothing is written. */
export async function begun(file: File, calendar_id: string): Promise<Job> {
  const bytes = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
  const sha256 = [...new Uint8Array(bytes)].map((each) => each.toString(16).padStart(2, "0")).join("");
  const body = { name: file.name.replace(/[\\/]/g, " ").slice(-255), size: file.size, sha256 };
  const { job, upload, headers } = await call("post", "/api/agenda/calendars/{calendar_id}/imports", {
    path: { calendar_id },
    body,
  });
  await putFile(upload, file.slice(), headers); // without a type of its own: the headers say it
  return started(job, true);
}

export async function started({ job_id }: Job, preview: boolean): Promise<Job> {
  return call("post", "/api/agenda/jobs/{job_id}/start", { path: { job_id }, body: { preview } });
}

export async function cancelled({ job_id }: Job): Promise<Job> {
  return call("post", "/api/agenda/jobs/{job_id}/cancel", { path: { job_id } });
}

export async function fetched({ job_id }: Job, name: string): Promise<void> {
  save(await download("/api/agenda/jobs/{job_id}/file", { job_id }), name);
}

/** What was asked for and is not over, or was so lately. */
export async function latest(fits: (job: Job) => boolean): Promise<Job | null> {
  const { items } = await call("get", "/api/agenda/jobs", { query: { limit: 100 } });
  const found = items.filter(fits).sort((one, other) => (one.asked < other.asked ? 1 : -1));
  return found[0] ?? null;
}

/** How a job goes: asked again as long as it moves, ever less often. */
export function useJob(first: Job | null): [Job | null, (job: Job | null) => void] {
  const [job, know] = useState(first);
  const pause = useRef(SOON);
  useEffect(() => {
    if (job === null || !moves(job)) {
      pause.current = SOON;
      return;
    }
    const timer = setTimeout(async () => {
      pause.current = Math.min(LATEST, pause.current * 1.3);
      try {
        know(await call("get", "/api/agenda/jobs/{job_id}", { path: { job_id: job.job_id } }));
      } catch {
        know({ ...job }); // no way just now: it is asked again
      }
    }, pause.current);
    return () => clearTimeout(timer);
  }, [job]);
  return [job, know];
}
