/**
 * What an application or a device was given for somebody to sign in with, and what opens a booking. It outlives a
 * sign-in on the way, in this tab alone, and stands in no address that a server sees.
 */

import { ticket } from "~/design/router";

type Place = "stoa-application" | "stoa-device" | "stoa-booking" | "stoa-reply" | "stoa-shared";

export function asked(place: Place): string {
  const fresh = ticket();
  if (fresh !== "") sessionStorage.setItem(place, fresh);
  return fresh || (sessionStorage.getItem(place) ?? "");
}

/** Keep what was typed in place of what was given: this tab comes back to it from another workspace. */
export function keep(place: Place, text: string): void {
  sessionStorage.setItem(place, text);
}

export function forget(place: Place): void {
  sessionStorage.removeItem(place);
}
