/** What an error comes to, in a sentence that people can act on. */

import { Offline, Problem } from "~/api/problems";
import { t } from ".";

export function sentence(error: unknown): string {
  if (error instanceof Offline) return t.problems.offline;
  if (!(error instanceof Problem)) return t.problems.unforeseen;
  const known: Readonly<Record<string, string>> = t.problems.known;
  return known[error.kind] ?? (error.detail === "" ? t.problems.unforeseen : capitalised(error.detail));
}

/** The API's own words begin small and end without a stop, since programs put them into sentences of theirs. */
export function capitalised(detail: string): string {
  const first = detail.charAt(0).toUpperCase() + detail.slice(1);
  return /[.!?…]$/.test(first) ? first : `${first}.`;
}
