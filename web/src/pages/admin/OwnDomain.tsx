import { useState } from "react";
import { Link } from "wouter";
import { call } from "~/api/call";
import type { Schemas } from "~/api/types";
import { Button } from "~/design/Button";
import { copy } from "~/design/copying";
import { Notice } from "~/design/Notice";
import { toast } from "~/design/toasts";
import { Confirm } from "~/frame/Confirm";
import { Copied } from "~/frame/Copied";
import { useDeed } from "~/frame/deeds";
import { useMe } from "~/frame/me";
import { Badge } from "~/frame/Row";
import { Section } from "~/frame/Section";
import { ago, moment } from "~/frame/times";
import { t } from "~/texts/house";
import { kindOf, needed, partsOf, zone } from "./dns";

type Own = Schemas["SenderShown"];

const TONES = { pending: "warn", verified: "good", failed: "warn" } as const;
const STATES = {
  found: { tone: "good" },
  pending: { tone: "warn" },
  missing: { tone: "warn" },
  unchecked: {},
} as const;

interface Opened {
  own: Own;
  may: boolean;
  changed: () => Promise<void>;
}

/** A domain of the workspace's own: how far it is, and what is to be set in DNS for it. */
export function OwnDomain({ own, may, changed }: Opened) {
  const { me } = useMe();
  const [removing, remove] = useState(false);
  const check = useDeed(async () => {
    const { status } = await call("post", "/api/workspace/sender/check");
    toast(t.sender.checked[status], status === "verified" ? "good" : "bad");
    await changed();
  });
  return (
    <>
      <Section
        title={own.domain}
        about={
          <>
            <Badge tone={TONES[own.status]}>{t.sender.status[own.status]}</Badge> {t.sender.begun(ago(own.begun))}
          </>
        }
        deed={
          may && (
            <span className="row">
              <Button
                small
                look={own.status === "verified" ? "quiet" : "primary"}
                busy={check.busy}
                onClick={check.run}
              >
                {t.sender.check}
              </Button>
              <Button small look="danger" onClick={() => remove(true)}>
                {t.sender.remove}
              </Button>
            </span>
          )
        }
      >
        <div className="body stack">
          {own.status === "verified" && <Notice tone="good">{t.sender.works(own.domain)}</Notice>}
          {own.status === "pending" && <Notice>{t.sender.waiting(moment(until(own)))}</Notice>}
          {own.status === "failed" && <Notice tone="warn">{t.sender.tooLate}</Notice>}
          {me.scopes.includes("audit:read") && (
            <p className="small">
              <Link href="/audit?action=sender.">{t.sender.history}</Link>
            </p>
          )}
        </div>
      </Section>
      <Section
        title={t.sender.records}
        about={t.sender.recordsAbout(own.domain)}
        deed={
          <Button small icon="copy" onClick={() => void copy(zone(own.records), t.secret.copied)}>
            {t.sender.copyAll}
          </Button>
        }
      >
        <ol className="records">
          {own.records.map((each) => (
            <Record key={`${each.type} ${each.name}`} record={each} />
          ))}
        </ol>
      </Section>
      {removing && (
        <Confirm
          title={t.sender.removeTitle(own.domain)}
          lead={t.sender.removeLead}
          deed={t.sender.remove}
          act={async () => {
            await call("delete", "/api/workspace/sender");
            toast(t.sender.removed);
            await changed();
          }}
          close={() => remove(false)}
        />
      )}
    </>
  );
}

/** For so long nobody else can have a domain that was not shown to be theirs. */
function until({ begun }: Own): string {
  return new Date(Date.parse(begun) + 3 * 86_400_000).toISOString();
}

function Record({ record }: { record: Schemas["DnsRecord"] }) {
  const kind = kindOf(record);
  const { priority, value } = partsOf(record);
  const of = `${record.type} ${record.name}`;
  return (
    <li>
      <div className="name-line">
        <code className="kind">{record.type}</code>
        <span className="small">{t.sender.why[kind]}</span>
        {record.state !== "found" && <Badge>{needed(record) ? t.sender.needed : t.sender.recommended}</Badge>}
        <Badge {...STATES[record.state]}>{t.sender.state[record.state]}</Badge>
      </div>
      <div className="parts">
        <Copied label={t.sender.recordName} of={of} text={record.name} />
        {priority && <Copied label={t.sender.priority} of={of} text={priority} />}
        <Copied label={t.sender.recordValue} of={of} text={value} />
      </div>
    </li>
  );
}
