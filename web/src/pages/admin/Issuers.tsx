import { useState } from "react";
import { call } from "~/api/call";
import type { Schemas } from "~/api/types";
import { Button } from "~/design/Button";
import { Notice } from "~/design/Notice";
import { toast } from "~/design/toasts";
import { useAsked } from "~/frame/asking";
import { Confirm } from "~/frame/Confirm";
import { useDeed } from "~/frame/deeds";
import { Page } from "~/frame/Frame";
import { useMe } from "~/frame/me";
import { all } from "~/frame/pages";
import { Deed, List, Row, Sign } from "~/frame/Row";
import { Failed, Section, Shown } from "~/frame/Section";
import { ago } from "~/frame/times";
import { t } from "~/texts/house";
import { IssuerForm } from "./IssuerForm";

type Issuer = Schemas["Issuer"];
type Doing = { what: "make" } | { what: "edit" | "delete"; issuer: Issuer };

/** The company's own providers, with which its people sign in. */
export default function Issuers() {
  const { me } = useMe();
  const may = me.scopes.includes("workspace:write");
  const workspace = useAsked(() => call("get", "/api/workspace"));
  const issuers = useAsked(async () => ({
    items: await all((query) => call("get", "/api/workspace/issuers", { query })),
  }));
  const [doing, does] = useState<Doing | null>(null);
  const close = () => does(null);
  const domains = workspace.found?.domains ?? [];
  return (
    <Page title={t.issuers.title} lead={t.issuers.lead}>
      <Failed of={workspace} />
      <Section
        title={t.issuers.all}
        about={domains.length > 0 ? t.issuers.domainsOf(domains.join(", ")) : t.issuers.allAbout}
        deed={
          may && (
            <Button small look="primary" icon="plus" onClick={() => does({ what: "make" })}>
              {t.issuers.make}
            </Button>
          )
        }
      >
        {workspace.found && domains.length === 0 && (
          <div className="body">
            <Notice>{t.issuers.noDomains}</Notice>
          </div>
        )}
        <Shown of={issuers}>
          {({ items }) => (
            <List items={items} none={t.issuers.none}>
              {(issuer) => <One key={issuer.issuer_id} issuer={issuer} may={may} again={issuers.again} does={does} />}
            </List>
          )}
        </Shown>
      </Section>
      {(doing?.what === "make" || doing?.what === "edit") && (
        <IssuerForm
          of={doing.what === "edit" ? doing.issuer : null}
          domains={domains}
          changed={issuers.again}
          close={close}
        />
      )}
      {doing?.what === "delete" && (
        <Confirm
          title={t.issuers.removeTitle(doing.issuer.name)}
          lead={t.issuers.removeLead}
          deed={t.issuers.remove}
          act={async () => {
            const path = { issuer_id: doing.issuer.issuer_id };
            await call("delete", "/api/workspace/issuers/{issuer_id}", { path });
            toast(t.issuers.removed);
            await issuers.again();
          }}
          close={close}
        />
      )}
    </Page>
  );
}

interface OfIssuer {
  issuer: Issuer;
  may: boolean;
  again: () => Promise<void>;
  does: (doing: Doing) => void;
}

function One({ issuer, may, again, does }: OfIssuer) {
  const path = { issuer_id: issuer.issuer_id };
  const test = useDeed(async () => {
    await call("post", "/api/workspace/issuers/{issuer_id}/test", { path });
    toast(t.issuers.works);
    await again();
  });
  return (
    <Row
      sign={<Sign icon="building" />}
      title={issuer.name}
      about={`${issuer.domains.join(", ")} · ${issuer.issuer} · ${t.issuers.checked(ago(issuer.checked))}`}
    >
      {may && (
        <>
          <Deed label={t.issuers.test} of={issuer.name} busy={test.busy} onClick={test.run} />
          <Deed label={t.issuers.edit} of={issuer.name} onClick={() => does({ what: "edit", issuer })} />
          <Deed label={t.issuers.remove} of={issuer.name} onClick={() => does({ what: "delete", issuer })} />
        </>
      )}
    </Row>
  );
}
