/** Calls to the API, typed by docs/openapi.json: `call("post", "/api/auth/login", { body })`. */

import { fetched, located, type Sent } from "./fetching";
import { Problem } from "./problems";
import * as session from "./session";
import type { Answer, InPath, Method, Path, Rest, Said } from "./types";

/** Shows who somebody is once more, or rejects with `Declined`. The dialog that does it registers itself. */
type StepUp = () => Promise<void>;

let stepUp: StepUp | null = null;
let stepping: Promise<void> | null = null;

export function stepsUpWith(how: StepUp): () => void {
  stepUp = how;
  return () => {
    stepUp = null;
  };
}

/** A call that needs nobody to be signed in. */
export async function open<M extends Method, P extends Path<M>>(method: M, path: P, ...[said]: Rest<M, P>) {
  return (await fetched(located(path, said?.path, said?.query as object), sent(method, said))) as Answer<M, P>;
}

/**
 * A call of whoever is signed in. A token that is refused is renewed once; where the API wants to be shown again who
 * it is (RFC 9470), a dialog asks, and the call is made once more.
 */
export async function call<M extends Method, P extends Path<M>>(method: M, path: P, ...[said]: Rest<M, P>) {
  const url = located(path, said?.path, said?.query as object);
  return (await asked(url, sent(method, said))) as Answer<M, P>;
}

/** A call that sends a file as it is. */
export async function upload<P extends Path<"put">>(path: P, file: Blob) {
  return (await asked(path, { method: "put", body: file })) as Answer<"put", P>;
}

/** A file that is posted as it is, and read by the API. */
export async function send<P extends Path<"post">>(path: P, values: InPath<"post", P>, file: Blob, query: object = {}) {
  return (await asked(located(path, values as object, query), { method: "post", body: file })) as Answer<"post", P>;
}

/** A file that the API gives, itself or from where it leads to. */
export async function download<P extends Path<"get">>(path: P, values: InPath<"get", P>) {
  return (await asked(located(path, values as object), { method: "get", whole: true })) as Blob;
}

async function asked(url: string, said: Sent): Promise<unknown> {
  const ask = (text: string) => fetched(url, { ...said, token: text });
  const first = await session.token();
  try {
    return await ask(first.text);
  } catch (error) {
    if (!(error instanceof Problem) || error.status !== 401) throw error;
    if (error.kind === "step-up-needed" && stepUp) {
      await once(stepUp);
      return ask((await session.token()).text);
    }
    if (error.kind !== "unauthenticated") throw error;
    return ask((await session.renew(first.text)).text);
  }
}

function sent<M extends Method, P extends Path<M>>(method: M, said: Said<M, P> | undefined): Sent {
  return {
    method,
    ...(said?.body !== undefined && { body: said.body }),
    ...(said?.headers && { headers: said.headers }),
    ...(said?.signal && { signal: said.signal }),
  };
}

/** Ask now who somebody is, where the API says so in an answer of its own. */
export async function stepUpNow(): Promise<void> {
  if (stepUp) await once(stepUp);
}

/** Several calls that are refused at once are one question. */
function once(how: StepUp): Promise<void> {
  stepping ??= how().finally(() => {
    stepping = null;
  });
  return stepping;
}
