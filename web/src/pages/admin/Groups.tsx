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
import { Failed, Section } from "~/frame/Section";
import { t } from "~/texts/house";
import { EditingGroup, MakingGroup } from "./GroupForms";
import { Members } from "./Members";
import { named, useRoles } from "./roles";

type Group = Schemas["Group"];
type Doing = { what: "make" } | { what: "edit" | "members" | "delete"; group: Group };

/** People who belong together, and what all of them may do. */
export default function Groups() {
  const { me } = useMe();
  const may = me.scopes.includes("groups:write");
  const own = useRoles();
  const roles = own.found;
  const groups = usePages((query) => call("get", "/api/workspace/groups", { query }));
  const [doing, does] = useState<Doing | null>(null);
  const close = () => does(null);
  return (
    <Page title={t.groups.title} lead={t.groups.lead}>
      <Failed of={own} />
      <Section
        title={t.groups.all}
        about={t.groups.allAbout}
        deed={
          may && (
            <Button small look="primary" icon="plus" onClick={() => does({ what: "make" })}>
              {t.groups.make}
            </Button>
          )
        }
      >
        <Listed of={groups} none={t.groups.none} words={({ name, about }) => `${name} ${about ?? ""}`}>
          {(group) => (
            <Row
              key={group.group_id}
              sign={<Sign icon="people" />}
              title={group.name}
              badges={
                <>
                  {group.role && <Badge>{named(group.role, roles)}</Badge>}
                  {group.external_id && <Badge>{t.groups.directory}</Badge>}
                </>
              }
              about={[t.groups.size(group.size ?? 0), group.about].filter(Boolean).join(" · ")}
            >
              <Deed label={t.groups.members} of={group.name} onClick={() => does({ what: "members", group })} />
              {may && (
                <>
                  <Deed label={t.groups.edit} of={group.name} onClick={() => does({ what: "edit", group })} />
                  <Deed label={t.groups.remove} of={group.name} onClick={() => does({ what: "delete", group })} />
                </>
              )}
            </Row>
          )}
        </Listed>
      </Section>
      {doing?.what === "make" && <MakingGroup changed={groups.again} close={close} />}
      {doing?.what === "edit" && (
        <EditingGroup of={doing.group} roles={roles ?? []} changed={groups.again} close={close} />
      )}
      {doing?.what === "members" && <Members of={doing.group} may={may} changed={groups.again} close={close} />}
      {doing?.what === "delete" && (
        <Confirm
          title={t.groups.removeTitle(doing.group.name)}
          lead={t.groups.removeLead}
          deed={t.groups.remove}
          act={async () => {
            await call("delete", "/api/workspace/groups/{group_id}", { path: { group_id: doing.group.group_id } });
            toast(t.groups.removed);
            await groups.again();
          }}
          close={close}
        />
      )}
    </Page>
  );
}
