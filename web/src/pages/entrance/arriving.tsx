/** What every way in ends with: a session, or something more to be shown. */

import { type ReactNode, useState } from "react";
import { open } from "~/api/call";
import { begin } from "~/api/session";
import type { Schemas } from "~/api/types";
import { wanted } from "~/design/router";
import { Enrol } from "./Enrol";
import { SecondStep } from "./SecondStep";

export type LoginAnswer = Schemas["LoginAnswer"];

/** `arrive` goes on with an answer; `asking` is the page that asks for more, where more is asked for. */
export function useArrival(restart: () => void): { arrive: (answer: LoginAnswer) => void; asking: ReactNode } {
  const [step, setStep] = useState<Schemas["SecondStep"] | null>(null);

  function arrive({ signed_in: session, second_step: more }: LoginAnswer) {
    if (session) go(session);
    else setStep(more ?? null);
  }

  function again() {
    setStep(null);
    restart();
  }

  if (step === null) return { arrive, asking: null };
  const Asking = step.methods.length > 0 ? SecondStep : Enrol;
  return { arrive, asking: <Asking step={step} arrive={arrive} again={again} /> };
}

/** Into the house, with a page of its own: what was typed on the way in is forgotten with the page it was typed in. */
function go(session: Schemas["SignedIn"]) {
  begin(session);
  location.replace(wanted());
}

/** The session, or the next step, that a ticket is good for. */
export function shown(ticket: string): Promise<LoginAnswer> {
  return open("post", "/api/auth/link", { body: { ticket } });
}
