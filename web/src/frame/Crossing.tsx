import { createContext, type ReactNode, useContext, useState } from "react";
import { call } from "~/api/call";
import { useArrival } from "~/pages/entrance/arriving";
import { t } from "~/texts/house";
import { moveTo, useMe } from "./me";

/** Going over to another workspace that one is in: to its start, or to a page of it. */
type Cross = (to: { workspace: string; name: string }, page?: string) => Promise<void>;

interface Way {
  to: string;
  from: string;
  page: string;
}

const Crossings = createContext<Cross | null>(null);

export function useCrossing(): Cross {
  const cross = useContext(Crossings);
  if (cross === null) throw new Error("whoever goes over is in the house");
  return cross;
}

/** What another workspace wants to be shown first is a page of its own, from which one comes back to where one was. */
export function Crossing({ children }: { children: ReactNode }) {
  const { me } = useMe();
  const [way, take] = useState<Way | null>(null);
  const { arrive, asking } = useArrival(() => take(null), {
    enter: (session) => moveTo(session, way?.page ?? "/"),
    back: t.crossing.back(way?.from ?? ""),
    asker: way?.to,
  });

  const cross: Cross = async ({ workspace, name }, page = "/") => {
    const answer = await call("post", "/api/auth/workspaces/{workspace}/switch", { path: { workspace }, body: {} });
    if (answer.signed_in) return moveTo(answer.signed_in, page);
    const { items } = await call("get", "/api/auth/workspaces");
    take({ to: name, from: items.find((each) => each.workspace === me.workspace)?.name ?? "", page });
    arrive(answer);
  };

  return <Crossings value={cross}>{asking ?? children}</Crossings>;
}
