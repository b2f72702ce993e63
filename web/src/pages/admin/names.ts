import { call } from "~/api/call";
import { useAsked } from "~/frame/asking";

/** What the people of the workspace are called, by their ids. */
export function useNames(): ReadonlyMap<string, string> {
  const { found } = useAsked(() => call("get", "/api/workspace/people", { query: { limit: 100 } }));
  return new Map((found?.items ?? []).map(({ person, name }) => [person, name]));
}
