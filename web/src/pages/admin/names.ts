import { useAsked } from "~/frame/asking";
import { everyone } from "./everyone";

/** What the people of the workspace are called, by their ids. */
export function useNames(): ReadonlyMap<string, string> {
  const { found } = useAsked(everyone);
  return new Map((found ?? []).map(({ person, name }) => [person, name]));
}
