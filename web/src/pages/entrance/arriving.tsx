/** What every way in ends with: a session, or something more to be shown. */

import { type ReactNode, useState } from "react";
import { open } from "~/api/call";
import { begin } from "~/api/session";
import type { Schemas } from "~/api/types";
import { wanted } from "~/design/router";
import { t } from "~/texts";
import { Enrol } from "./Enrol";
import { SecondStep } from "./SecondStep";

export type LoginAnswer = Schemas["LoginAnswer"];

interface Arrival {
  arrive: (answer: LoginAnswer) => void;
  asking: ReactNode;
}

/** Where it is another way in than through the front door. */
interface Way {
  enter?: (session: Schemas["SignedIn"]) => void;
  /** What leads back. */
  back?: string;
  /** Who asks for more, where the answer does not say so. */
  asker?: string | undefined;
}

/** `arrive` goes on with an answer; `asking` is the page that asks for more, where more is asked for. */
export function useArrival(restart: () => void, { enter, back = t.second.restart, asker }: Way = {}): Arrival {
  const [step, setStep] = useState<Schemas["SecondStep"] | null>(null);

  function arrive({ signed_in: session, second_step: more }: LoginAnswer) {
    if (session) (enter ?? go)(session);
    else setStep(more ?? null);
  }

  function again() {
    setStep(null);
    restart();
  }

  if (step === null) return { arrive, asking: null };
  /** Whoever came through the front door may go to another workspace of theirs with what they have shown already. */
  const elsewhere = async (workspace: string) => arrive(await shown(step.ticket, workspace));
  const Asking = step.methods.length > 0 ? SecondStep : Enrol;
  return {
    arrive,
    asking: (
      <Asking
        step={step}
        arrive={arrive}
        again={again}
        back={back}
        asker={step.name ?? asker}
        elsewhere={enter ? undefined : elsewhere}
      />
    ),
  };
}

/** Into the house, with a page of its own: what was typed on the way in is forgotten with the page it was typed in. */
function go(session: Schemas["SignedIn"]) {
  begin(session);
  location.replace(wanted());
}

/** The session, or the next step, that a ticket is good for; of a step, in another workspace that it offers. */
export function shown(ticket: string, workspace?: string): Promise<LoginAnswer> {
  return open("post", "/api/auth/link", { body: { ticket, ...(workspace && { workspace }) } });
}
