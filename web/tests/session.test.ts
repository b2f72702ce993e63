import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { call, stepsUpWith } from "~/api/call";
import { bytes, text } from "~/api/passkeys";
import { Problem } from "~/api/problems";
import * as session from "~/api/session";

/** A server that answers what it is told to, and remembers what it was asked. */
let asked: { path: string; token: string | null }[] = [];
let answers: (path: string, token: string | null) => [number, unknown] = () => [500, {}];

const SIGNED_IN = { expires_in: 600, workspace: "w", person: "p", session: "s", workspaces: ["w"] };
const problem = (kind: string) => ({ type: `urn:stoa:problem:${kind}`, detail: kind });

beforeEach(() => {
  asked = [];
  vi.stubGlobal("navigator", {});
  vi.stubGlobal("fetch", async (path: string, how: RequestInit) => {
    const token = new Headers(how.headers).get("Authorization");
    asked.push({ path, token });
    await Promise.resolve();
    const [status, body] = answers(path, token);
    return new Response(JSON.stringify(body), { status });
  });
});

afterEach(() => {
  session.end();
  vi.unstubAllGlobals();
});

test("however many calls need a token, it is asked for once", async () => {
  answers = (path) => [200, path === "/api/auth/refresh" ? { ...SIGNED_IN, access_token: "one" } : { items: [] }];
  await Promise.all(Array.from({ length: 20 }, () => call("get", "/api/auth/sessions")));
  expect(asked.filter(({ path }) => path === "/api/auth/refresh")).toHaveLength(1);
  expect(asked.filter(({ token }) => token === "Bearer one")).toHaveLength(20);
});

test("a token that is refused is renewed once, and then the answer stands", async () => {
  session.begin({ ...SIGNED_IN, access_token: "old", token_type: "Bearer" });
  answers = (path, token) => {
    if (path === "/api/auth/refresh") return [200, { ...SIGNED_IN, access_token: "new" }];
    return token === "Bearer new" ? [200, { items: ["seen"] }] : [401, problem("unauthenticated")];
  };
  expect(await call("get", "/api/auth/sessions")).toEqual({ items: ["seen"] });

  answers = (path) =>
    path === "/api/auth/refresh" ? [401, problem("session-over")] : [401, problem("unauthenticated")];
  await expect(call("get", "/api/auth/sessions")).rejects.toBeInstanceOf(Problem);
  expect(session.signedIn()).toBeNull();
});

test("what needs a step up is asked once, and the call is made again", async () => {
  session.begin({ ...SIGNED_IN, access_token: "t", token_type: "Bearer" });
  let raised = 0;
  const stop = stepsUpWith(async () => {
    raised += 1;
  });
  answers = () => (raised > 0 ? [200, { recovery_codes: ["x"] }] : [401, problem("step-up-needed")]);
  const both = await Promise.all([call("post", "/api/auth/recovery-codes"), call("post", "/api/auth/recovery-codes")]);
  expect(raised).toBe(1);
  expect(both).toHaveLength(2);
  stop();
});

test("bytes are the same after they were written down", () => {
  const some = Uint8Array.from({ length: 256 }, (_, each) => each);
  expect(bytes(text(some.buffer))).toEqual(some);
  expect(text(some.buffer)).not.toMatch(/[+/=]/);
});
