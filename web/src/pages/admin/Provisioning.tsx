import { useState } from "react";
import { Button } from "~/design/Button";
import { Copied } from "~/frame/Copied";
import { Page } from "~/frame/Frame";
import { useMe } from "~/frame/me";
import { Secret } from "~/frame/Secret";
import { Section } from "~/frame/Section";
import { t } from "~/texts/house";
import { MakingKey } from "./KeyForms";

/** What a directory (SCIM) is to be told, so that it looks after the people of the workspace. */
export default function Provisioning() {
  const { me } = useMe();
  const [making, make] = useState(false);
  const [secret, show] = useState<string | null>(null);
  return (
    <Page title={t.provisioning.title} lead={t.provisioning.lead}>
      <Section title={t.provisioning.address} about={t.provisioning.addressAbout}>
        <div className="body">
          <Copied label={t.provisioning.url} text={`${location.origin}/scim/v2/${me.workspace}`} />
        </div>
      </Section>
      <Section
        title={t.provisioning.token}
        about={t.provisioning.tokenAbout}
        deed={
          me.scopes.includes("keys:write") && (
            <Button small look="primary" icon="plus" onClick={() => make(true)}>
              {t.provisioning.make}
            </Button>
          )
        }
      />
      {making && (
        <MakingKey
          name={t.provisioning.keyName}
          scopes="scim:read scim:write"
          made={async ({ key }) => {
            make(false);
            show(key);
          }}
          close={() => make(false)}
        />
      )}
      {secret && (
        <Secret
          title={t.keys.secretTitle}
          parts={[{ label: t.provisioning.token, text: secret }]}
          close={() => show(null)}
        />
      )}
    </Page>
  );
}
