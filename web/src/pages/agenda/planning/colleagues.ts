/** Who of those that are invited is here, and what they are called. */

import { useEffect, useRef, useState } from "react";
import { call } from "~/api/call";
import type { Schemas } from "~/api/types";
import { useMe } from "~/frame/me";

export type Colleague = Pick<Schemas["Member"], "person" | "name" | "email">;

export type Colleagues = ReadonlyMap<string, Colleague | null>;

const MOST = 5;

/** By address: somebody who is here, or nobody. Each is asked about once; whom one has found already, never. */
export function useColleagues(addresses: readonly string[]): Colleagues {
  const { me } = useMe();
  const may = me.scopes.includes("people:read");
  const [, again] = useState(0);
  const asked = useRef(new Set<string>());
  const wanted = addresses.map((each) => each.toLowerCase()).filter((each) => each.includes("@"));
  const key = wanted.join(" ");
  useEffect(() => {
    if (!may) return;
    for (const address of key.split(" ").filter(Boolean)) {
      if (found.has(address) || asked.current.has(address)) continue;
      asked.current.add(address);
      call("get", "/api/workspace/people", { query: { email: address, limit: MOST } }).then(
        ({ items }) => {
          const one = items.find(({ email, status }) => email.toLowerCase() === address && status === "active");
          found.set(address, one ?? null);
          again((count) => count + 1);
        },
        () => asked.current.delete(address), // asked again when more is typed
      );
    }
  }, [key, may]);
  return found;
}

/** Of this visit: people do not become others while somebody types. */
const found = new Map<string, Colleague | null>();

/** Who is called as was typed, or has such an address. */
export async function called(typed: string): Promise<readonly Colleague[]> {
  const by = (query: { name: string } | { email: string }) =>
    call("get", "/api/workspace/people", { query: { ...query, limit: 20 } });
  const pages = await Promise.all([by({ name: typed }), by({ email: typed })]);
  const all = pages.flatMap(({ items }) => items).filter(({ status }) => status === "active");
  const each = [...new Map(all.map((one) => [one.person, one])).values()];
  for (const one of each) found.set(one.email.toLowerCase(), one);
  return each;
}
