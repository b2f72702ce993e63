import { t } from "~/texts";
import { Broken } from "./Broken";

/** No page is at this address. */
export function Gone() {
  return <Broken title={t.gone.title} lead={t.gone.lead} href="/" label={t.gone.home} />;
}
