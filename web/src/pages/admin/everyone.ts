import { call } from "~/api/call";
import type { Schemas } from "~/api/types";

/** All pages of a list; a workspace that has very many people finds them by their address. */
export async function everyone(): Promise<Schemas["Member"][]> {
  const found: Schemas["Member"][] = [];
  let cursor: string | null | undefined;
  do {
    const page = await call("get", "/api/workspace/people", { query: { limit: 100, ...(cursor && { cursor }) } });
    found.push(...page.items);
    cursor = page.next;
  } while (cursor && found.length < 1000);
  return found;
}
