import type { Schemas } from "~/api/types";
import { t } from "~/texts";

/** The secret of an authenticator app: to be scanned, or to be typed by whoever cannot. */
export function Drawing({ offer }: { offer: Schemas["TotpOffer"] }) {
  return (
    <figure className="drawing">
      <img
        src={`data:image/svg+xml;utf8,${encodeURIComponent(offer.drawing)}`}
        alt={t.enrol.drawing}
        width="180"
        height="180"
      />
      <figcaption className="small">
        <span className="soft">{t.enrol.cannotScan}</span>
        <code className="break">{offer.secret.replace(/(.{4})(?=.)/g, "$1 ")}</code>
      </figcaption>
    </figure>
  );
}
