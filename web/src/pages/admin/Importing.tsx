import { useState } from "react";
import { call } from "~/api/call";
import type { Schemas } from "~/api/types";
import { Button } from "~/design/Button";
import { Actions, Dialog } from "~/design/Dialog";
import { Lines } from "~/design/Field";
import { Form, useForm } from "~/design/form";
import { Notice } from "~/design/Notice";
import { Badge } from "~/frame/Row";
import { Upload } from "~/frame/Upload";
import { filled } from "~/pages/entrance/rules";
import { t } from "~/texts/house";
import { capitalised } from "~/texts/sentences";

/** Milliseconds after which to look again: the invitations are made one after the other, behind the answer. */
const LATER = [700, 2000, 5000, 12_000, 25_000];

/** Many at once: a list with a line for each, and what became of every line. */
export function Importing({ changed, close }: { changed: () => Promise<void>; close: () => void }) {
  const [report, show] = useState<Schemas["Report"] | null>(null);
  const form = useForm(
    { csv: "" },
    async ({ csv }) => {
      show(await call("post", "/api/workspace/invitations/import", { body: { csv: `${csv.trim()}\n` } }));
      await changed();
      for (const wait of LATER) setTimeout(() => void changed(), wait);
    },
    { rules: { csv: filled } },
  );
  if (report) return <Reported report={report} close={close} />;
  return (
    <Dialog title={t.people.importing} lead={t.people.importingLead} wide onClose={close}>
      <Form form={form}>
        <Lines
          name="csv"
          label={t.people.list}
          hint={t.people.listHint}
          placeholder={t.people.listExample}
          rows={7}
          spellCheck={false}
          autoFocus
        />
        <Upload
          label={t.people.file}
          types={[".csv", "text/csv"]}
          put={async (file) => form.change("csv", await file.text())}
        />
        <Actions close={close} deed={t.people.importDeed} busy={form.busy} />
      </Form>
    </Dialog>
  );
}

/** First what somebody may have to do something about. */
const ORDER = ["refused", "already_invited", "already_member", "invited"] as const;

const TONES = {
  refused: { tone: "warn" },
  already_invited: {},
  already_member: {},
  invited: { tone: "good" },
} as const;

function Reported({ report, close }: { report: Schemas["Report"]; close: () => void }) {
  const inOrder = ORDER.flatMap((outcome) => report.lines.filter((each) => each.outcome === outcome));
  const already = report.already_member + report.already_invited;
  return (
    <Dialog title={t.people.importing} wide onClose={close}>
      <Notice tone={report.refused === 0 ? "good" : "warn"}>
        {t.people.imported(report.invited, already, report.refused)}
      </Notice>
      <ul className="list inner">
        {inOrder.map(({ line, email, outcome, detail }) => (
          <li key={line}>
            <div className="what">
              <strong className="break">{t.people.line(line, email)}</strong>
              {detail && <span className="soft small break">{capitalised(detail)}</span>}
            </div>
            <Badge {...TONES[outcome]}>{t.people.outcomes[outcome]}</Badge>
          </li>
        ))}
      </ul>
      <div className="actions">
        <Button look="primary" onClick={close}>
          {t.close}
        </Button>
      </div>
    </Dialog>
  );
}
