import { useState } from "react";
import { call } from "~/api/call";
import type { Schemas } from "~/api/types";
import { toast } from "~/design/toasts";
import { Avatar } from "~/frame/Avatar";
import { useAsked } from "~/frame/asking";
import { Confirm } from "~/frame/Confirm";
import { Folded } from "~/frame/Folded";
import { Deed, Row } from "~/frame/Row";
import { Section, Shown } from "~/frame/Section";
import { day } from "~/frame/times";
import { t } from "~/texts/house";

type Application = Schemas["Application"];

/** The applications that one lets in, and what each may know and do. */
export function Applications() {
  const applications = useAsked(() => call("get", "/api/auth/consents"));
  const [leaving, leave] = useState<Application | null>(null);
  return (
    <Section title={t.applications.title} about={t.applications.about}>
      <Shown of={applications}>
        {({ items }) => (
          <Folded items={items} none={t.applications.none}>
            {(each) => (
              <Row
                key={each.client_id}
                sign={<Avatar name={each.name} size={36} />}
                title={each.name}
                about={t.applications.since(day(each.agreed), each.scopes.map(({ meaning }) => meaning).join(", "))}
              >
                <Deed label={t.applications.out} of={each.name} onClick={() => leave(each)} />
              </Row>
            )}
          </Folded>
        )}
      </Shown>
      {leaving && (
        <Confirm
          title={t.applications.outTitle(leaving.name)}
          lead={t.applications.outLead}
          deed={t.applications.out}
          act={async () => {
            await call("delete", "/api/auth/consents/{client_id}", { path: { client_id: leaving.client_id } });
            toast(t.applications.gone);
            await applications.again();
          }}
          close={() => leave(null)}
        />
      )}
    </Section>
  );
}
