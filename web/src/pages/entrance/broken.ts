import { type ReactNode, useState } from "react";
import { Problem } from "~/api/problems";

/** Whether a ticket is good for nothing any more, and how a form that shows it finds out. */
export function useBroken(ticket: string): {
  broken: boolean;
  explain: (error: unknown) => ReactNode | undefined;
} {
  const [broken, brake] = useState(ticket === "");
  const explain = (error: unknown) => {
    if (!(error instanceof Problem) || !(KINDS.has(error.kind) || about(error))) return undefined;
    brake(true);
    return null;
  };
  return { broken, explain };
}

const KINDS = new Set(["ticket-refused", "malformed"]);

/** Whether what cannot be read is the ticket, and not what somebody typed beside it. */
function about({ kind, fields }: Problem): boolean {
  return kind === "invalid" && fields.every(({ field }) => field === "ticket");
}

export function kind(error: unknown): string | null {
  return error instanceof Problem ? error.kind : null;
}
