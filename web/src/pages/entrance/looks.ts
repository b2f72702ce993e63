import { useEffect, useState } from "react";
import { open } from "~/api/call";
import type { Schemas } from "~/api/types";

export type Looks = Schemas["Looks"];

/** How the workspace looks that somebody arrives for: `/sign-in?workspace=acme`; not known as long as it is asked for. */
export function useLooks(): Looks | null | undefined {
  const [slug] = useState(() => new URLSearchParams(location.search).get("workspace"));
  const [looks, see] = useState<Looks | null | undefined>(slug ? undefined : null);
  useEffect(() => {
    if (!slug) return;
    open("get", "/api/auth/workspaces/{slug}/looks", { path: { slug } })
      .then(see)
      .catch(() => see(null)); // whoever typed a wrong address signs in all the same
  }, [slug]);
  return looks;
}
