import { useState } from "react";
import { call, open } from "~/api/call";
import type { Schemas } from "~/api/types";
import { Button } from "~/design/Button";
import { toast } from "~/design/toasts";
import { useAsked } from "~/frame/asking";
import { Confirm } from "~/frame/Confirm";
import { useDeed } from "~/frame/deeds";
import { useMe } from "~/frame/me";
import { Deed, Row, Sign } from "~/frame/Row";
import { Failed, Section, Shown } from "~/frame/Section";
import { day } from "~/frame/times";
import { t } from "~/texts/house";

type Link = Schemas["Linked-Output"];

/** Accounts of other providers with which one signs in, too. */
export function Linked() {
  const { me } = useMe();
  const links = useAsked(() => call("get", "/api/auth/links"));
  const ways = useAsked(() => open("post", "/api/auth/discover", { body: { email: me.email } }));
  const [removing, remove] = useState<Link | null>(null);
  const offered = [...(ways.found?.own ?? []), ...(ways.found?.everybodys ?? [])];
  const nobody = offered.length === 0 && links.found?.items.length === 0;
  if (nobody && ways.failed === null) return null; // there is nobody to link with
  return (
    <Section title={t.linked.title} about={t.linked.about}>
      <Shown of={links}>
        {({ items }) =>
          items.length > 0 && (
            <ul className="list">
              {items.map((each) => (
                <Row
                  key={each.link_id}
                  sign={<Sign icon="building" />}
                  title={called(each, offered)}
                  about={[each.email, t.linked.since(day(each.linked))].filter(Boolean).join(" · ")}
                >
                  <Deed label={t.linked.remove} of={called(each, offered)} onClick={() => remove(each)} />
                </Row>
              ))}
            </ul>
          )
        }
      </Shown>
      {ways.found === null && ways.failed !== null && (
        <div className="body">
          <Failed of={ways} />
        </div>
      )}
      {offered.length > 0 && (
        <div className="body row">
          {offered.map((way) => (
            <Offer key={way.provider} way={way} />
          ))}
        </div>
      )}
      {removing && (
        <Confirm
          title={t.linked.removeTitle(called(removing, offered))}
          lead={t.linked.removeLead}
          deed={t.linked.remove}
          act={async () => {
            await call("delete", "/api/auth/links/{link_id}", { path: { link_id: removing.link_id } });
            toast(t.linked.removed);
            await links.again();
          }}
          close={() => remove(null)}
        />
      )}
    </Section>
  );
}

function Offer({ way: { provider, name } }: { way: Schemas["Way"] }) {
  const add = useDeed(async () => {
    const { location: there } = await call("post", "/api/auth/links", { body: { provider, next: "/security" } });
    location.assign(there);
  });
  return (
    <Button small icon="plus" busy={add.busy} onClick={add.run}>
      {t.linked.add(name)}
    </Button>
  );
}

const KNOWN: readonly (readonly [string, string])[] = [
  ["accounts.google.com", "Google"],
  ["login.microsoftonline.com", "Microsoft"],
  ["appleid.apple.com", "Apple"],
];

/** What a provider is called: as it is offered, as everybody calls it, or by where it is. */
function called({ provider }: Link, offered: readonly Schemas["Way"][]): string {
  const way = offered.find((each) => each.provider === provider);
  if (way) return way.name;
  const host = URL.canParse(provider) ? new URL(provider).host : provider;
  return KNOWN.find(([known]) => known === host)?.[1] ?? host;
}
