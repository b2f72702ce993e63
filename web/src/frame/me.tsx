/** Whoever is signed in, for everything in the house. */

import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from "react";
import { call } from "~/api/call";
import { Problem } from "~/api/problems";
import { begin, end, probably, refusedWith, token, watch } from "~/api/session";
import type { Schemas } from "~/api/types";
import { signInAnd } from "~/design/router";

export type Me = Schemas["Me"];

interface Known {
  me: Me;
  /** What an operation answered, in place of what was known. */
  know: (me: Me) => void;
  /** Ask anew, after something changed that is told there. */
  again: () => Promise<void>;
}

const Person = createContext<Known | null>(null);

export function useMe(): Known {
  const known = useContext(Person);
  if (known === null) throw new Error("a page of the house has somebody in it");
  return known;
}

/** Lets in who is signed in, and leads everybody else to the door, to come back here. */
export function Somebody({ failed, children }: { failed: (error: unknown) => ReactNode; children: ReactNode }) {
  const [me, know] = useState<Me | null>(null);
  const [error, fail] = useState<unknown>(null);

  const again = useCallback(async () => {
    try {
      know(await call("get", "/api/auth/me"));
    } catch (found) {
      if (found instanceof Problem && (found.status === 401 || found.status === 403)) toTheDoor();
      else fail(found);
    }
  }, []);

  useEffect(() => {
    if (!probably()) return toTheDoor(); // whoever never signed in here has nothing to be asked for
    let held: string | null = null;
    void token().then(
      ({ person, workspace }) => {
        held = `${person} ${workspace}`;
      },
      () => undefined,
    );
    const end = watch((now) => {
      if (leaving) return;
      if (now === null) toTheDoor();
      else if (held !== null && held !== `${now.person} ${now.workspace}`) location.assign("/"); // another tab changed it
    });
    void again();
    return end;
  }, [again]);

  if (error !== null) return failed(error);
  if (me === null) return null;
  return <Person value={{ me, know, again }}>{children}</Person>;
}

let leaving = false;

/** Out of the house in all tabs; this one says goodbye. */
export function leave(said = "") {
  leaving = true;
  location.replace(`/signed-out${said}`);
  end();
}

/** Into another workspace, in all tabs: this one goes to a page of it, the others to its start. */
export function moveTo(session: Schemas["SignedIn"], page: string) {
  leaving = true;
  begin(session);
  location.assign(page);
}

function toTheDoor() {
  if (leaving) return;
  const why = refusedWith();
  location.replace(signInAnd(location.pathname + location.search) + (why ? `#problem=${why}` : ""));
}

/** What somebody is called in one or two letters. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const last = words.length > 1 ? (words.at(-1) ?? "") : "";
  return (
    [words[0] ?? "", last]
      .map((word) => [...word][0] ?? "")
      .join("")
      .toUpperCase() || "?"
  );
}
