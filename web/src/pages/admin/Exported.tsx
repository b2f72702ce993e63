import { useParams } from "wouter";
import { call } from "~/api/call";
import { Page } from "~/frame/Frame";
import { Section } from "~/frame/Section";
import { t } from "~/texts";
import { Gathered } from "./Gathered";

/** Everything of the workspace, as files: where the letter leads that says they are ready. */
export default function Exported() {
  const { id = "" } = useParams();
  return (
    <Page title={t.data.exported} lead={t.data.exportedLead}>
      <Section title={t.data.files}>
        <Gathered ask={() => call("get", "/api/workspace/exports/{export_id}", { path: { export_id: id } })} />
      </Section>
    </Page>
  );
}
