import { call } from "~/api/call";
import { useAsked } from "~/frame/asking";

export interface Wish {
  value: string;
  label: string;
  about: string;
}

/** All that one may do oneself, in words: nobody gives away more. */
export function useOwnRights(): readonly Wish[] {
  const { found } = useAsked(() => call("get", "/api/auth/rights"));
  return (found?.items ?? []).map(({ scope, meaning }) => ({ value: scope, label: meaning, about: scope }));
}
