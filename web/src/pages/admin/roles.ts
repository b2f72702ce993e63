/** The roles of a workspace: those that every one has, and its own. */

import { call } from "~/api/call";
import type { Schemas } from "~/api/types";
import { useAsked } from "~/frame/asking";
import { all } from "~/frame/pages";
import { t } from "~/texts/house";

type Role = Schemas["Role"];

export const BUILT_IN = ["member", "lead", "manager", "admin"] as const;

export function useRoles() {
  return useAsked(async (): Promise<readonly Role[]> => {
    const found = await all((query) => call("get", "/api/workspace/roles", { query }));
    return found.filter(({ role_id }) => !isBuiltIn(role_id));
  });
}

/** What a role is called, by its id. */
export function named(role: string, own: readonly Role[] | null): string {
  if (isBuiltIn(role)) return t.people.roles[role];
  return own?.find(({ role_id }) => role_id === role)?.name ?? t.people.ownRole;
}

export function isBuiltIn(role: string): role is (typeof BUILT_IN)[number] {
  return (BUILT_IN as readonly string[]).includes(role);
}
