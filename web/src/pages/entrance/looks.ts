import { useEffect, useState } from "react";
import { open } from "~/api/call";
import type { Schemas } from "~/api/types";

export type Looks = Schemas["Looks"];

/** How the workspace looks that somebody arrives for: `/sign-in?workspace=acme`. */
export function useLooks(): Looks | null {
  const [looks, see] = useState<Looks | null>(null);
  useEffect(() => {
    const slug = new URLSearchParams(location.search).get("workspace");
    if (!slug) return;
    open("get", "/api/auth/workspaces/{slug}/looks", { path: { slug } })
      .then(see)
      .catch(() => undefined); // whoever typed a wrong address signs in all the same
  }, []);
  return looks;
}
