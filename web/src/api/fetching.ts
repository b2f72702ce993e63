/** One request over the network, and what came of it: an answer, or an error that says what is wrong. */

import { Offline, Problem } from "./problems";

export interface Sent {
  method: string;
  body?: unknown;
  headers?: Readonly<Record<string, string>>;
  signal?: AbortSignal;
  token?: string;
  /** What comes is a file, and taken as it is. */
  whole?: boolean;
}

export async function fetched(url: string, sent: Sent): Promise<unknown> {
  const headers: Record<string, string> = { Accept: sent.whole ? "*/*" : "application/json", ...sent.headers };
  const file = sent.body instanceof Blob ? sent.body : null;
  if (sent.body !== undefined) headers["Content-Type"] = file ? file.type : "application/json";
  if (sent.token !== undefined) headers["Authorization"] = `Bearer ${sent.token}`;
  const answer = await attempt(url, {
    method: sent.method.toUpperCase(),
    headers,
    credentials: "same-origin",
    keepalive: sent.method === "delete", // it is gone, also if whoever deleted it is
    ...(sent.body !== undefined && { body: file ?? JSON.stringify(sent.body) }),
    ...(sent.signal && { signal: sent.signal }),
  });
  if (sent.whole && answer.ok) return answer.blob();
  const told = await document(answer);
  if (!answer.ok) throw Problem.of(answer.status, told, answer.headers.get("Retry-After"));
  return told;
}

/** Put a file where the API said; whoever keeps it speaks no JSON. */
export async function putFile(link: string, file: Blob, headers: Readonly<Record<string, string>>): Promise<void> {
  const answer = await attempt(link, { method: "PUT", body: file, headers });
  if (!answer.ok) throw Problem.of(answer.status, undefined, null);
}

async function attempt(url: string, how: RequestInit): Promise<Response> {
  try {
    return await fetch(url, how);
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new Offline("there is no way to the server from here");
  }
}

async function document(answer: Response): Promise<unknown> {
  if (answer.status === 204) return undefined;
  const text = await answer.text();
  try {
    return text === "" ? undefined : JSON.parse(text);
  } catch {
    return undefined; // a proxy in between answered with a page
  }
}

/** A path with its parameters filled in, and the query behind it. */
export function located(template: string, path: object = {}, query: object = {}): string {
  const values = path as Readonly<Record<string, unknown>>;
  const filled = template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(values[name])));
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== undefined && each !== null && each !== "") asked.append(name, String(each));
    }
  }
  const behind = asked.toString();
  return behind === "" ? filled : `${filled}?${behind}`;
}
