import { call } from "~/api/call";
import type { Schemas } from "~/api/types";
import { Button } from "~/design/Button";
import { Check, Choice, Field, words } from "~/design/Field";
import { Form, useForm } from "~/design/form";
import { Notice } from "~/design/Notice";
import { toast } from "~/design/toasts";
import { useAsked } from "~/frame/asking";
import { Page } from "~/frame/Frame";
import { useMe } from "~/frame/me";
import { LocaleChoice, ZoneChoice } from "~/frame/reading";
import { Section, Shown } from "~/frame/Section";
import { filled, slug } from "~/pages/entrance/rules";
import { t } from "~/texts/house";
import { Appearance } from "./Appearance";
import { Plan } from "./Plan";
import "./settings.css";

type Workspace = Schemas["Workspace"];
type Update = Schemas["WorkspaceUpdate"];

const DAYS = ["1", "7", "14", "30", "60", "90"];

/** What the workspace is called, how it looks, and what it demands of its people. */
export default function Settings() {
  const { me, again } = useMe();
  const workspace = useAsked(() => call("get", "/api/workspace"));
  const may = me.scopes.includes("workspace:write");

  /** Change it as it was when it was read: what somebody else changed meanwhile is not overwritten. */
  async function change(body: Update) {
    const headers = { "If-Match": `"${workspace.found?.modseq ?? 0}"` };
    await call("patch", "/api/workspace", { body, headers });
    await changed();
  }

  async function changed() {
    await Promise.all([workspace.again(), again()]);
    toast(t.settings.saved);
  }

  return (
    <Page title={t.settings.title} lead={t.settings.lead}>
      {!may && <Notice>{t.settings.readOnly}</Notice>}
      <Section title={t.settings.general}>
        <Shown of={workspace}>
          {(found) => <General key={looks(found)} workspace={found} may={may} change={change} />}
        </Shown>
      </Section>
      <Section title={t.settings.reading} about={t.settings.readingAbout}>
        <Shown of={workspace}>
          {(found) => <Reading key={`${found.locale} ${found.zone}`} workspace={found} may={may} change={change} />}
        </Shown>
      </Section>
      <Shown of={workspace}>{(found) => <Appearance workspace={found} may={may} changed={changed} />}</Shown>
      <Section title={t.settings.policy} about={t.settings.policyAbout}>
        <Shown of={workspace}>
          {(found) => <Policy key={JSON.stringify(found.policy)} workspace={found} may={may} change={change} />}
        </Shown>
      </Section>
      <Plan of={workspace} />
    </Page>
  );
}

/** What a form begins with stands for it: saving another part leaves alone what is being typed here. */
function looks({ name, slug: address, branding }: Workspace) {
  return JSON.stringify([name, address, branding?.colour]);
}

interface Part {
  workspace: Workspace;
  may: boolean;
  change: (body: Update) => Promise<void>;
}

function General({ workspace, may, change }: Part) {
  const form = useForm(
    {
      name: workspace.name,
      slug: workspace.slug,
      colour: workspace.branding?.colour ?? "#3b5bdb",
    },
    ({ name, slug: address, colour }) =>
      change({
        ...(name.trim() !== workspace.name && { name: name.trim() }),
        ...(address.trim() !== workspace.slug && { slug: address.trim() }),
        ...(colour !== workspace.branding?.colour && { branding: { colour } }),
      }),
    { rules: { name: filled, slug } },
  );
  return (
    <div className="body">
      <Form form={form} label={t.settings.general}>
        <Field name="name" label={t.register.workspace} maxLength={80} readOnly={!may} />
        <Field name="slug" label={t.register.slug} hint={t.register.slugHint} autoCapitalize="none" readOnly={!may} />
        <Field name="colour" label={t.settings.colour} hint={t.settings.colourHint} type="color" disabled={!may} />
        {may && <Save busy={form.busy} />}
      </Form>
    </div>
  );
}

function Reading({ workspace: { locale = "en", zone = "UTC" }, may, change }: Part) {
  const form = useForm({ locale, zone }, change);
  return (
    <div className="body">
      <Form form={form} label={t.settings.reading}>
        <LocaleChoice disabled={!may} />
        <ZoneChoice disabled={!may} />
        {may && <Save busy={form.busy} />}
      </Form>
    </div>
  );
}

function Policy({ workspace: { policy }, may, change }: Part) {
  const days = String(policy?.session_days ?? 30);
  const form = useForm(
    {
      mfa_required: policy?.mfa_required ? "yes" : "",
      sso_only: policy?.sso_only ? "yes" : "",
      session_days: days,
      allowed_domains: (policy?.allowed_domains ?? []).join(", "),
    },
    (typed) =>
      change({
        policy: {
          mfa_required: typed.mfa_required === "yes",
          sso_only: typed.sso_only === "yes",
          session_days: Number(typed.session_days),
          allowed_domains: words(typed.allowed_domains.toLowerCase()),
        },
      }),
    { names: { "policy.allowed_domains": "allowed_domains", "policy.session_days": "session_days" } },
  );
  return (
    <div className="body">
      <Form form={form} label={t.settings.policy}>
        <Check name="mfa_required" label={t.settings.mfa} hint={t.settings.mfaHint} disabled={!may} />
        <Check name="sso_only" label={t.settings.sso} hint={t.settings.ssoHint} disabled={!may} />
        <Choice name="session_days" label={t.settings.days} hint={t.settings.daysHint} disabled={!may}>
          {[...new Set([...DAYS, days])].map((each) => (
            <option key={each} value={each}>
              {t.settings.daysOf(Number(each))}
            </option>
          ))}
        </Choice>
        <Field
          name="allowed_domains"
          label={t.settings.domains}
          hint={t.settings.domainsHint}
          placeholder={t.settings.domainsExample}
          autoCapitalize="none"
          readOnly={!may}
        />
        {may && <Save busy={form.busy} />}
      </Form>
    </div>
  );
}

function Save({ busy }: { busy: boolean }) {
  return (
    <div className="row">
      <Button look="primary" type="submit" busy={busy}>
        {t.save}
      </Button>
    </div>
  );
}
