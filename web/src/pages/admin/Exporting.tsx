import { useState } from "react";
import { call } from "~/api/call";
import { Button } from "~/design/Button";
import { useDeed } from "~/frame/deeds";
import { Section } from "~/frame/Section";
import { t } from "~/texts/house";
import { Gathered } from "./Gathered";
import type { Wanted } from "./Narrowing";

/** The log as a file, narrowed down as it is on the page. */
export function Exporting({ wanted }: { wanted: Wanted }) {
  const [begun, begin] = useState<string | null>(null);
  const start = async (format: "csv" | "ndjson") => {
    begin((await call("post", "/api/workspace/audit/exports", { body: { ...wanted, format } })).export_id);
  };
  const csv = useDeed(() => start("csv"));
  const ndjson = useDeed(() => start("ndjson"));
  return (
    <Section
      title={t.audit.export}
      about={t.audit.exportAbout}
      deed={
        <span className="row">
          <Button small icon="download" busy={csv.busy} onClick={csv.run}>
            {t.audit.csv}
          </Button>
          <Button small icon="download" busy={ndjson.busy} onClick={ndjson.run}>
            {t.audit.ndjson}
          </Button>
        </span>
      }
    >
      {begun && (
        <Gathered
          key={begun}
          ask={() => call("get", "/api/workspace/audit/exports/{export_id}", { path: { export_id: begun } })}
        />
      )}
    </Section>
  );
}
