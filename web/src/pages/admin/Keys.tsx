import { useState } from "react";
import { call } from "~/api/call";
import type { Schemas } from "~/api/types";
import { Button } from "~/design/Button";
import { toast } from "~/design/toasts";
import { Confirm } from "~/frame/Confirm";
import { Page } from "~/frame/Frame";
import { Listed } from "~/frame/Listed";
import { useMe } from "~/frame/me";
import { usePages } from "~/frame/pages";
import { Badge, Deed, Row, Sign } from "~/frame/Row";
import { Secret } from "~/frame/Secret";
import { Section } from "~/frame/Section";
import { ago, day } from "~/frame/times";
import { t } from "~/texts/house";
import { ending, toCome } from "./ends";
import { EditingKey, MakingKey } from "./KeyForms";
import { useNames } from "./names";
import { Rotating } from "./Rotating";

type Key = Schemas["KeyShown"];
type Doing = { what: "make" } | { what: "edit" | "rotate" | "revoke"; key: Key };

/** The keys with which programs act for people of the workspace. */
export default function Keys() {
  const { me } = useMe();
  const may = me.scopes.includes("keys:write");
  const keys = usePages((query) => call("get", "/api/workspace/keys", { query }));
  const names = useNames((keys.found ?? []).map(({ person }) => person));
  const [doing, does] = useState<Doing | null>(null);
  const [secret, show] = useState<string | null>(null);

  const close = () => does(null);
  const shown = async (made: Schemas["KeyMade"]) => {
    close();
    show(made.key);
    await keys.again();
  };
  return (
    <Page title={t.keys.title} lead={t.keys.lead}>
      <Section
        title={t.keys.all}
        about={t.keys.allAbout}
        deed={
          may && (
            <Button small look="primary" icon="plus" onClick={() => does({ what: "make" })}>
              {t.keys.make}
            </Button>
          )
        }
      >
        <Listed of={keys} none={t.keys.none} words={(key) => `${key.name} ${names.get(key.person) ?? ""}`}>
          {(key) => (
            <Row
              key={key.key_id}
              sign={<Sign icon="key" />}
              title={key.name}
              badges={<Standing of={key} />}
              about={told(key, names.get(key.person) ?? t.keys.somebody)}
            >
              {may && key.revoked === null && (
                <>
                  <Deed label={t.keys.edit} of={key.name} onClick={() => does({ what: "edit", key })} />
                  {key.person === me.person && (
                    <Deed label={t.keys.rotate} of={key.name} onClick={() => does({ what: "rotate", key })} />
                  )}
                  <Deed label={t.keys.revoke} of={key.name} onClick={() => does({ what: "revoke", key })} />
                </>
              )}
            </Row>
          )}
        </Listed>
      </Section>
      {doing?.what === "make" && <MakingKey made={shown} close={close} />}
      {doing?.what === "edit" && <EditingKey of={doing.key} changed={keys.again} close={close} />}
      {doing?.what === "rotate" && (
        <Rotating
          title={t.keys.rotateTitle(doing.key.name)}
          overlap="24"
          act={async (overlap_hours) => {
            const path = { key_id: doing.key.key_id };
            await shown(await call("post", "/api/workspace/keys/{key_id}/rotate", { path, body: { overlap_hours } }));
          }}
          close={close}
        />
      )}
      {doing?.what === "revoke" && (
        <Confirm
          title={t.keys.revokeTitle(doing.key.name)}
          lead={t.keys.revokeLead}
          deed={t.keys.revoke}
          act={async () => {
            await call("delete", "/api/workspace/keys/{key_id}", { path: { key_id: doing.key.key_id } });
            toast(t.keys.revoked);
            await keys.again();
          }}
          close={close}
        />
      )}
      {secret && (
        <Secret title={t.keys.secretTitle} parts={[{ label: t.keys.secret, text: secret }]} close={() => show(null)} />
      )}
    </Page>
  );
}

function Standing({ of: key }: { of: Key }) {
  if (key.revoked) return <Badge tone="warn">{t.keys.revokedOn(day(key.revoked))}</Badge>;
  const end = ending(key.expires);
  return (
    <>
      {end && <Badge tone="warn">{end}</Badge>}
      {toCome(key.overlaps) && <Badge>{t.keys.two}</Badge>}
    </>
  );
}

function told(key: Key, owner: string): string {
  const used = key.used ? t.keys.used(ago(key.used)) : t.keys.unused;
  const until = key.expires ? t.keys.until(day(key.expires)) : t.keys.endless;
  return [t.keys.of(owner), t.keys.may(key.scopes.length), used, until].join(" · ");
}
