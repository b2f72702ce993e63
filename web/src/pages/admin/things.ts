import { useEffect, useState } from "react";
import { call } from "~/api/call";

type Names = ReadonlyMap<string, string>;

const FIRST = { query: { limit: 100 } };

/** What there is that people give names to, by how the acts begin that are about it. */
const THINGS: Readonly<Record<string, () => Promise<(readonly [string, string])[]>>> = {
  group: async () =>
    (await call("get", "/api/workspace/groups", FIRST)).items.map((each) => [each.group_id, each.name]),
  role: async () => (await call("get", "/api/workspace/roles", FIRST)).items.map((each) => [each.role_id, each.name]),
  key: async () => (await call("get", "/api/workspace/keys", FIRST)).items.map((each) => [each.key_id, each.name]),
  client: async () =>
    (await call("get", "/api/workspace/clients", FIRST)).items.map((each) => [each.client_id, each.name]),
  issuer: async () =>
    (await call("get", "/api/workspace/issuers", FIRST)).items.map((each) => [each.issuer_id, each.name]),
};

/** What groups, keys and the like are called that such acts are about; what is gone has no name any more. */
export function useThings(actions: readonly string[]): Names {
  const [names, know] = useState<Names>(new Map());
  const wanted = [...new Set(actions.map((action) => action.split(".")[0] ?? ""))].filter((kind) => kind in THINGS);
  const kinds = wanted.sort().join(" ");
  useEffect(() => {
    for (const kind of kinds.split(" ").filter(Boolean)) {
      THINGS[kind]?.()
        .then((pairs) => know((before) => new Map([...before, ...pairs])))
        .catch(() => undefined); // who may not see them reads of them without their names
    }
  }, [kinds]);
  return names;
}
