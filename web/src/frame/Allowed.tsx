import type { ReactNode } from "react";
import { Link } from "wouter";
import { Icon } from "~/design/Icon";
import { t } from "~/texts/house";
import { Page } from "./Frame";
import { useMe } from "./me";
import type { Place } from "./places";

/** A page for those who may see it; everybody else reads what it is, and whom to ask. */
export function Allowed({ place, children }: { place: Place | undefined; children: ReactNode }) {
  const { me } = useMe();
  if (place === undefined || me.scopes.includes(place.scope)) return children;
  return (
    <Page title={place.name} lead={place.about} narrow>
      <section className="card nothing">
        <Icon name="shield" size={28} />
        <p>
          <strong>{t.barred.title}</strong>
        </p>
        <p className="soft">{t.barred.lead}</p>
        <Link href="/" className="button quiet">
          {t.gone.home}
        </Link>
      </section>
    </Page>
  );
}
