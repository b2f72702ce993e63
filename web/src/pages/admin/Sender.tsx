import { call } from "~/api/call";
import { Problem } from "~/api/problems";
import type { Schemas } from "~/api/types";
import { Button } from "~/design/Button";
import { readable } from "~/design/colour";
import { Field } from "~/design/Field";
import { Form, useForm } from "~/design/form";
import { Notice } from "~/design/Notice";
import { toast } from "~/design/toasts";
import { useAsked } from "~/frame/asking";
import { Page } from "~/frame/Frame";
import { useMe } from "~/frame/me";
import { Section, Shown } from "~/frame/Section";
import { filled } from "~/pages/entrance/rules";
import { t } from "~/texts/house";
import { OwnDomain } from "./OwnDomain";
import "./settings.css";

type Workspace = Schemas["Workspace"];

/** Who the emails of the workspace come from: under which name, and from a domain of its own. */
export default function Sender() {
  const { me } = useMe();
  const may = me.scopes.includes("workspace:write");
  const workspace = useAsked(() => call("get", "/api/workspace"));
  const sender = useAsked(async () => ({ own: await begun() }));
  const changed = async () => {
    await Promise.all([workspace.again(), sender.again()]);
  };
  return (
    <Page title={t.sender.title} lead={t.sender.lead}>
      {!may && <Notice>{t.settings.readOnly}</Notice>}
      <Section title={t.sender.from} about={t.sender.fromAbout}>
        <Shown of={workspace}>
          {(found) => <From key={found.branding?.sender_name} workspace={found} may={may} changed={changed} />}
        </Shown>
      </Section>
      <Shown of={sender}>
        {({ own }) =>
          own ? <OwnDomain own={own} may={may} changed={changed} /> : <None may={may} changed={changed} />
        }
      </Shown>
    </Page>
  );
}

/** The domain that was begun, or nothing. */
async function begun(): Promise<Schemas["SenderShown"] | null> {
  try {
    return await call("get", "/api/workspace/sender");
  } catch (error) {
    if (error instanceof Problem && error.kind === "no-sender") return null;
    throw error;
  }
}

interface Part {
  may: boolean;
  changed: () => Promise<void>;
}

/** How it looks in an inbox, and the name in it. */
function From({ workspace, may, changed }: Part & { workspace: Workspace }) {
  const known = workspace.branding?.sender_name ?? "";
  const form = useForm(
    { sender: known },
    async ({ sender }) => {
      const headers = { "If-Match": `"${workspace.modseq ?? 0}"` };
      const body = { branding: { sender_name: sender.trim() || null } };
      await call("patch", "/api/workspace", { headers, body });
      toast(t.settings.saved);
      await changed();
    },
    { names: { "branding.sender_name": "sender" } },
  );
  const { mail_domain: domain, colour = "" } = workspace.branding ?? {};
  const looks = { background: colour, color: colour && readable(colour) };
  return (
    <div className="body stack">
      <p className="inbox">
        <span
          className="avatar squared"
          style={looks}
          data-letters={[...workspace.name.toUpperCase()][0]}
          aria-hidden="true"
        />
        <span className="what">
          <strong className="break">{form.values.sender.trim() || workspace.name}</strong>
          <span className="soft small break">{domain ? t.sender.address(domain) : t.sender.houses}</span>
        </span>
      </p>
      <Form form={form} label={t.sender.from}>
        <Field
          name="sender"
          label={t.sender.name}
          hint={t.sender.nameHint}
          placeholder={workspace.name}
          maxLength={60}
          readOnly={!may}
        />
        {may && (
          <div className="row">
            <Button look="primary" type="submit" busy={form.busy}>
              {t.save}
            </Button>
          </div>
        )}
      </Form>
    </div>
  );
}

/** No domain was begun: why one would, and beginning. */
function None({ may, changed }: Part) {
  const form = useForm(
    { domain: "" },
    async ({ domain }) => {
      await call("post", "/api/workspace/sender", { body: { domain: domain.trim().toLowerCase() } });
      await changed();
    },
    { rules: { domain: filled } },
  );
  return (
    <Section title={t.sender.own} about={t.sender.ownAbout}>
      {may && (
        <div className="body">
          <Form form={form} label={t.sender.own}>
            <Field
              name="domain"
              label={t.sender.domain}
              hint={t.sender.domainHint}
              placeholder={t.sender.domainExample}
              autoComplete="off"
              autoCapitalize="none"
              inputMode="url"
              spellCheck={false}
            />
            <div className="row">
              <Button look="primary" type="submit" busy={form.busy} disabled={form.blocked !== null}>
                {t.sender.begin}
              </Button>
            </div>
          </Form>
        </div>
      )}
    </Section>
  );
}
