/**
 * What an application was given for this sign-in. It outlives a sign-in on the way, in this tab alone, and stands in no
 * address that a server sees.
 */

import { ticket } from "~/design/router";

const PLACE = "stoa-application";

export function asked(): string {
  const fresh = ticket();
  if (fresh !== "") sessionStorage.setItem(PLACE, fresh);
  return fresh || (sessionStorage.getItem(PLACE) ?? "");
}

export function forget(): void {
  sessionStorage.removeItem(PLACE);
}
