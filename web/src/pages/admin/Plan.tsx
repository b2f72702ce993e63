import type { Schemas } from "~/api/types";
import type { Asked } from "~/frame/asking";
import { Section, Shown } from "~/frame/Section";
import { day } from "~/frame/times";
import { t } from "~/texts/house";

/** How much there may be in the workspace, which only whoever runs the installation changes. */
export function Plan({ of: workspace }: { of: Asked<Schemas["Workspace"]> }) {
  return (
    <Section title={t.plan.title} about={t.plan.about}>
      <Shown of={workspace}>
        {({ plan = "free", limits, domains = [], created, workspace: id }) => (
          <dl className="body facts">
            <Fact label={t.plan.plan} said={t.plan.plans[plan]} />
            <Fact label={t.plan.people} said={limits && t.plan.most(limits.people ?? 0)} />
            <Fact label={t.plan.keys} said={limits && t.plan.most(limits.keys ?? 0)} />
            <Fact label={t.plan.clients} said={limits && t.plan.most(limits.clients ?? 0)} />
            <Fact label={t.plan.domains} said={domains.join(", ") || t.plan.noDomains} />
            <Fact label={t.plan.since} said={day(created)} />
            <Fact label={t.plan.id} said={id} />
          </dl>
        )}
      </Shown>
    </Section>
  );
}

function Fact({ label, said }: { label: string; said: string | undefined }) {
  if (!said) return null;
  return (
    <div>
      <dt>{label}</dt>
      <dd className="break">{said}</dd>
    </div>
  );
}
