import { useEffect, useState } from "react";
import { call } from "~/api/call";
import { useAsked } from "~/frame/asking";

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * What people of the workspace are called, by their ids. The first hundred are asked for at once, which is everybody
 * almost everywhere; others only if they are wanted.
 */
export function useNames(wanted: readonly string[]): ReadonlyMap<string, string> {
  const { found } = useAsked(() => call("get", "/api/workspace/people", { query: { limit: 100 } }));
  const [others, know] = useState<ReadonlyMap<string, string>>(new Map());
  const names = new Map([...(found?.items ?? []).map(({ person, name }) => [person, name] as const), ...others]);
  const unknown = found?.next ? [...new Set(wanted)].filter((id) => ID.test(id) && !names.has(id)).join(" ") : "";
  useEffect(() => {
    if (unknown === "") return;
    void Promise.all(unknown.split(" ").map(named)).then((pairs) => know((before) => new Map([...before, ...pairs])));
  }, [unknown]);
  return new Map([...names].filter(([, name]) => name !== ""));
}

/** Nothing is what somebody is called who is not here. */
async function named(person: string): Promise<readonly [string, string]> {
  try {
    return [person, (await call("get", "/api/workspace/people/{person}", { path: { person } })).name];
  } catch {
    return [person, ""];
  }
}
