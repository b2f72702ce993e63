import { day } from "~/frame/times";
import { t } from "~/texts";
import { Broken } from "./Broken";

/** After signing out, here or from another application. */
export function SignedOut() {
  const at = Date.parse(new URLSearchParams(location.search).get("leaving") ?? "");
  const lead = Number.isNaN(at) ? t.signedOut.lead : t.signedOut.leaving(day(new Date(at).toISOString()));
  return <Broken title={t.signedOut.title} lead={lead} href="/sign-in" label={t.signedOut.again} />;
}
