/**
 * Who is signed in, in all tabs of this browser.
 *
 * The access token is held in memory and nowhere else. The refresh token is in a cookie that no script can read; what
 * it brings is asked for by one tab at a time (Web Locks) and told to the others (BroadcastChannel).
 */

import { fetched } from "./fetching";
import { Problem } from "./problems";
import type { Schemas } from "./types";

export interface Token {
  text: string;
  /** When to ask for the next, in milliseconds since 1970. */
  until: number;
  workspace: string;
  person: string;
  session: string;
  workspaces: readonly string[];
}

type News = { kind: "token"; token: Token } | { kind: "over" };

const LOCK = "stoa-refresh";
/** That somebody was signed in here: without it, the sign-in page need not ask. It is no secret. */
const MARK = "stoa-signed-in";
const EARLY = 20_000;

let current: Token | null = null;
let renewing: Promise<Token> | null = null;
let refused: string | null = null;
const watching = new Set<(token: Token | null) => void>();
const channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel("stoa-session");

channel?.addEventListener("message", ({ data }: MessageEvent<News>) => set(data.kind === "token" ? data.token : null));

export function signedIn(): Token | null {
  return current;
}

export function watch(listener: (token: Token | null) => void): () => void {
  watching.add(listener);
  return () => watching.delete(listener);
}

/** Whether somebody was signed in here when this browser was last used. */
export function probably(): boolean {
  return marked();
}

/** Why nobody is signed in any more, as the API has put it. */
export function refusedWith(): string | null {
  return refused;
}

/** Go on with what a way of signing in has answered. */
export function begin(answer: Schemas["SignedIn"]): Token {
  const token = taken(answer);
  set(token);
  channel?.postMessage({ kind: "token", token } satisfies News);
  return token;
}

/** Forget who was signed in, here and in every tab. */
export function end(): void {
  set(null);
  channel?.postMessage({ kind: "over" } satisfies News);
}

/** A token that is good for a while, asked for if need be; or the `Problem` of nobody being signed in. */
export async function token(): Promise<Token> {
  return good(current) ? current : renew();
}

/** The next token. However many ask at once, in however many tabs, the server is asked once. */
export function renew(before?: string): Promise<Token> {
  renewing ??= locked(async () => {
    if (good(current) && current.text !== before) return current; // another tab was faster
    return begin((await fetched("/api/auth/refresh", { method: "post", body: {} })) as Schemas["SignedIn"]);
  })
    .catch((error: unknown) => {
      if (error instanceof Problem && (error.status === 401 || error.status === 403)) {
        refused = error.kind;
        end();
      }
      throw error;
    })
    .finally(() => {
      renewing = null;
    });
  return renewing;
}

async function locked(work: () => Promise<Token>): Promise<Token> {
  return "locks" in navigator ? await navigator.locks.request(LOCK, work) : work();
}

function good(held: Token | null): held is Token {
  return held !== null && held.until > Date.now();
}

function taken(answer: Schemas["SignedIn"]): Token {
  return {
    text: answer.access_token,
    until: Date.now() + answer.expires_in * 1000 - EARLY,
    workspace: answer.workspace,
    person: answer.person,
    session: answer.session,
    workspaces: answer.workspaces ?? [],
  };
}

function set(next: Token | null): void {
  current = next;
  mark(next !== null);
  for (const listener of watching) listener(next);
}

function marked(): boolean {
  try {
    return localStorage.getItem(MARK) !== null;
  } catch {
    return true; // a browser that keeps nothing has to ask
  }
}

function mark(on: boolean): void {
  try {
    if (on) localStorage.setItem(MARK, "");
    else localStorage.removeItem(MARK);
  } catch {
    // a browser that keeps nothing is asked each time
  }
}
