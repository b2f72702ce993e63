import { t } from "~/texts";
import { Broken } from "./Broken";

/** After signing out, here or from another application. */
export function SignedOut() {
  return <Broken title={t.signedOut.title} lead={t.signedOut.lead} href="/sign-in" label={t.signedOut.again} />;
}
