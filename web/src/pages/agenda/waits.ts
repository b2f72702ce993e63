/** What waits for somebody to decide. */

import { call } from "~/api/call";
import type { Schemas } from "~/api/types";
import { type Asked, useAsked } from "~/frame/asking";
import { useMe } from "~/frame/me";
import { all } from "~/frame/pages";

export type Waits = Asked<readonly Schemas["Waiting"][]>;

/** What others would like to become of events, and letters of which nobody knows whose they are. */
export function useWaiting(): Waits {
  const { me } = useMe();
  const may = me.scopes.includes("agenda:write");
  return useAsked(async () => (may ? all((query) => call("get", "/api/agenda/proposals", { query })) : []));
}
