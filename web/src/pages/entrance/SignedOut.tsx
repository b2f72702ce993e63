import { day } from "~/frame/times";
import { t } from "~/texts";
import { Broken } from "./Broken";

/** After signing out, here or from another application; or after what ends in it, and then with what comes next. */
export function SignedOut() {
  const erased = told("erasing");
  const gone = told("leaving");
  if (erased) {
    return (
      <Broken title={t.signedOut.closed} lead={t.signedOut.erasing(erased)} href="/sign-in" label={t.signedOut.again}>
        <p className="soft small">{t.signedOut.elsewhere}</p>
      </Broken>
    );
  }
  const lead = gone ? t.signedOut.leaving(gone) : t.signedOut.lead;
  return <Broken title={t.signedOut.title} lead={lead} href="/sign-in" label={t.signedOut.again} />;
}

/** The day that the address brings, if it is one. */
function told(name: string): string | null {
  const at = Date.parse(new URLSearchParams(location.search).get(name) ?? "");
  return Number.isNaN(at) ? null : day(new Date(at).toISOString());
}
