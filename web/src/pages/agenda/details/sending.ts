/** A file on its way beside an event: where it goes, and how far it is. */

import { call } from "~/api/call";
import { Offline, Problem } from "~/api/problems";
import type { Link } from "../event";

export const LARGEST = 100 * 1024 * 1024;

/** Put a file beside the events of a calendar; what then stands in an event. */
export async function sent(
  file: File,
  calendar_id: string,
  far: (percent: number) => void,
  signal: AbortSignal,
): Promise<Link> {
  const bytes = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
  const sha256 = [...new Uint8Array(bytes)].map((each) => each.toString(16).padStart(2, "0")).join("");
  const name = file.name.replace(/[\\/]/g, " ").slice(-255);
  const media_type = /^[a-z]+\/[A-Za-z0-9!#$&^_.+-]{1,100}$/.test(file.type) ? file.type : "application/octet-stream";
  const { upload, headers, link } = await call("post", "/api/agenda/calendars/{calendar_id}/files", {
    path: { calendar_id },
    body: { name, media_type, size: file.size, sha256 },
  });
  signal.throwIfAborted();
  await put(upload, file.slice(), headers, far, signal);
  return link as unknown as Link;
}

/** As `fetch` does, but telling how far it is. */
function put(
  link: string,
  file: Blob,
  headers: Readonly<Record<string, string>>,
  far: (percent: number) => void,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((done, fail) => {
    const request = new XMLHttpRequest();
    request.open("PUT", link);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => far(Math.floor((loaded / Math.max(1, total)) * 100));
    request.onload = () => (request.status < 300 ? done() : fail(Problem.of(request.status, undefined, null)));
    request.onerror = () => fail(new Offline("there is no way to the server from here"));
    request.onabort = () => fail(new DOMException("given up", "AbortError"));
    signal.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}
