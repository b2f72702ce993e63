import { call } from "~/api/call";
import { type Asked, useAsked } from "~/frame/asking";

export interface Wish {
  value: string;
  label: string;
  about: string;
}

/** All that one may do oneself, in words: nobody gives away more. */
export function useOwnRights(): Asked<readonly Wish[]> {
  return useAsked(async () => {
    const { items } = await call("get", "/api/auth/rights");
    return items.map(({ scope, meaning }) => ({ value: scope, label: meaning, about: scope }));
  });
}
