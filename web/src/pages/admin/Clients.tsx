import { useState } from "react";
import { call } from "~/api/call";
import type { Schemas } from "~/api/types";
import { Button } from "~/design/Button";
import { toast } from "~/design/toasts";
import { Avatar } from "~/frame/Avatar";
import { Confirm } from "~/frame/Confirm";
import { Copied } from "~/frame/Copied";
import { Page } from "~/frame/Frame";
import { Listed } from "~/frame/Listed";
import { useMe } from "~/frame/me";
import { usePages } from "~/frame/pages";
import { Badge, Deed, Row } from "~/frame/Row";
import { Secret } from "~/frame/Secret";
import { Section } from "~/frame/Section";
import { t } from "~/texts/house";
import { EditingClient, MakingClient } from "./ClientForms";
import { toCome } from "./ends";
import { Rotating } from "./Rotating";

type Client = Schemas["ClientStanding"];
type Doing = { what: "make" } | { what: "edit" | "rotate" | "delete"; client: Client };

/** The applications that people of the workspace sign in to with Stoa. */
export default function Clients() {
  const { me } = useMe();
  const may = me.scopes.includes("clients:write");
  const clients = usePages((query) => call("get", "/api/workspace/clients", { query }));
  const [doing, does] = useState<Doing | null>(null);
  const [made, show] = useState<Schemas["ClientsRegistered"] | null>(null);

  const close = () => does(null);
  const shown = async (client: Schemas["ClientsRegistered"]) => {
    close();
    show(client);
    await clients.again();
  };
  return (
    <Page title={t.clients.title} lead={t.clients.lead}>
      <Section
        title={t.clients.all}
        about={t.clients.allAbout}
        deed={
          may && (
            <Button small look="primary" icon="plus" onClick={() => does({ what: "make" })}>
              {t.clients.make}
            </Button>
          )
        }
      >
        <Listed of={clients} none={t.clients.none} words={({ name, client_id }) => `${name} ${client_id}`}>
          {(client) => (
            <Row
              key={client.client_id}
              sign={<Avatar name={client.name} size={36} />}
              title={client.name}
              badges={<Standing of={client} />}
              about={client.redirect_uris?.[0] ?? client.grant_types?.map((each) => t.clients.grants[each]).join(", ")}
            >
              {may && (
                <>
                  <Deed label={t.clients.edit} of={client.name} onClick={() => does({ what: "edit", client })} />
                  {client.kind === "confidential" && (
                    <Deed label={t.clients.rotate} of={client.name} onClick={() => does({ what: "rotate", client })} />
                  )}
                  <Deed label={t.clients.remove} of={client.name} onClick={() => does({ what: "delete", client })} />
                </>
              )}
            </Row>
          )}
        </Listed>
      </Section>
      <Section title={t.clients.addresses} about={t.clients.addressesAbout}>
        <div className="body">
          <Copied label={t.clients.issuer} text={location.origin} />
          <Copied label={t.clients.discovery} text={`${location.origin}/.well-known/openid-configuration`} />
        </div>
      </Section>
      {doing?.what === "make" && <MakingClient made={shown} close={close} />}
      {doing?.what === "edit" && <EditingClient of={doing.client} changed={clients.again} close={close} />}
      {doing?.what === "rotate" && (
        <Rotating
          title={t.clients.rotateTitle(doing.client.name)}
          overlap="168"
          act={async (hours) => {
            const path = { client_id: doing.client.client_id };
            const body = { overlap: hours * 3600 };
            await shown(await call("post", "/api/workspace/clients/{client_id}/secrets", { path, body }));
          }}
          close={close}
        />
      )}
      {doing?.what === "delete" && (
        <Confirm
          title={t.clients.removeTitle(doing.client.name)}
          lead={t.clients.removeLead}
          deed={t.clients.remove}
          act={async () => {
            const path = { client_id: doing.client.client_id };
            await call("delete", "/api/workspace/clients/{client_id}", { path });
            toast(t.clients.removed);
            await clients.again();
          }}
          close={close}
        />
      )}
      {made && <Secret title={made.name} parts={told(made)} once={!!made.client_secret} close={() => show(null)} />}
    </Page>
  );
}

function Standing({ of: client }: { of: Client }) {
  return (
    <>
      {!client.enabled && <Badge tone="warn">{t.clients.stopped}</Badge>}
      {client.logouts?.failing && <Badge tone="warn">{t.clients.deaf}</Badge>}
      {client.kind === "public" && <Badge>{t.clients.public}</Badge>}
      {client.first_party && <Badge>{t.clients.firstParty}</Badge>}
      {client.secrets?.some(({ expires }) => toCome(expires)) && <Badge>{t.keys.two}</Badge>}
    </>
  );
}

function told({ client_id, client_secret }: Schemas["ClientsRegistered"]) {
  const id = { label: t.clients.id, text: client_id };
  return client_secret ? [id, { label: t.clients.secret, text: client_secret }] : [id];
}
