import { useState } from "react";
import { useParams } from "wouter";
import { call } from "~/api/call";
import type { Schemas } from "~/api/types";
import { Button } from "~/design/Button";
import { Allowed } from "~/frame/Allowed";
import { useAsked } from "~/frame/asking";
import { useCrossing } from "~/frame/Crossing";
import { useDeed } from "~/frame/deeds";
import { Page } from "~/frame/Frame";
import { useMe } from "~/frame/me";
import { placeOf } from "~/frame/places";
import { Section, Shown } from "~/frame/Section";
import { t } from "~/texts/house";
import { Gathered } from "./Gathered";

/** Everything of the workspace, as files: where the letter leads that says they are ready. */
export default function Exported() {
  const { id = "" } = useParams();
  const ask = () => call("get", "/api/workspace/exports/{export_id}", { path: { export_id: id } });
  return <Files of="/settings/data" ask={ask} />;
}

/** The audit log as a file, where its letter leads. */
export function ExportedLog() {
  const { id = "" } = useParams();
  const ask = () => call("get", "/api/workspace/audit/exports/{export_id}", { path: { export_id: id } });
  return <Files of="/audit" ask={ask} />;
}

function Files({ of: place, ask }: { of: string; ask: () => Promise<Schemas["Export"]> }) {
  const { me } = useMe();
  const [its] = useState(() => new URLSearchParams(location.search).get("workspace"));
  if (its && its !== me.workspace) return <Elsewhere workspace={its} />;
  return (
    <Allowed place={placeOf(place)}>
      <Page title={t.data.exported} lead={t.data.exportedLead}>
        <Section title={t.data.files}>
          <Gathered ask={ask} />
        </Section>
      </Page>
    </Allowed>
  );
}

/** It is that of another workspace: one step away for whoever is in it. */
function Elsewhere({ workspace }: { workspace: string }) {
  const cross = useCrossing();
  const homes = useAsked(() => call("get", "/api/auth/workspaces"));
  const home = homes.found?.items.find((each) => each.workspace === workspace);
  const move = useDeed(async () => home && cross(home, location.pathname + location.search));
  return (
    <Page title={t.data.exported}>
      <Section title={t.data.elsewhere}>
        <Shown of={homes}>
          {() => (
            <div className="body stack">
              <p className="soft">{home ? t.data.elsewhereHint(home.name) : t.data.nowhere}</p>
              {home && (
                <div className="row">
                  <Button look="primary" busy={move.busy} onClick={move.run}>
                    {t.authorize.move(home.name)}
                  </Button>
                </div>
              )}
            </div>
          )}
        </Shown>
      </Section>
    </Page>
  );
}
