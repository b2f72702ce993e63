import { call } from "~/api/call";
import type { Schemas } from "~/api/types";
import { Advanced } from "~/design/Advanced";
import { Actions, Dialog } from "~/design/Dialog";
import { Check, Choice, Field, Lines, Several, words } from "~/design/Field";
import { Form, useForm } from "~/design/form";
import { Notice } from "~/design/Notice";
import { toast } from "~/design/toasts";
import { Copied } from "~/frame/Copied";
import { useMe } from "~/frame/me";
import { ago } from "~/frame/times";
import { chosen, filled } from "~/pages/entrance/rules";
import { t } from "~/texts/house";
import { GroupsChoice } from "./GroupsChoice";
import { useOwnRights } from "./rights";

type Client = Schemas["ClientStanding"];
type Registered = Schemas["ClientsRegistered"];
type Grant = NonNullable<Client["grant_types"]>[number];
type Made = (made: Registered) => Promise<void>;

const DEVICE: Grant = "urn:ietf:params:oauth:grant-type:device_code";
const GRANTS: readonly Grant[] = ["authorization_code", "refresh_token", "client_credentials", DEVICE];
const STANDARD = ["openid", "profile", "email", "offline_access"];
/** What no application is given: who may change an account could take it over. */
const NEVER = "me:write";

function Name() {
  return <Field name="name" label={t.clients.name} maxLength={80} autoComplete="off" autoFocus />;
}

/** The address of one thing of the application's own. */
function Place(said: { name: string; label: string; hint: string }) {
  return <Field {...said} type="url" autoComplete="off" spellCheck={false} />;
}

/** What both forms ask for first. */
function Places() {
  return (
    <>
      <Lines
        name="redirect_uris"
        label={t.clients.redirects}
        hint={t.clients.redirectsHint}
        placeholder={t.clients.redirectsExample}
        rows={2}
        spellCheck={false}
        autoCapitalize="none"
      />
      <Check name="first_party" label={t.clients.own} hint={t.clients.ownHint} />
    </>
  );
}

/**
 * What both ask for that most leave as it is; `held`: what it may ask for already beyond the usual, `groups`: whose
 * people may use it already.
 */
function Further({ held = [], groups = [] }: { held?: readonly string[]; groups?: readonly string[] }) {
  const { me } = useMe();
  const rights = useOwnRights();
  const own = (rights.found ?? []).filter(({ value }) => value !== NEVER);
  const claims = (["groups", "roles"] as const).map((each) => ({ value: each, label: t.clients.claims[each] }));
  const others = held.filter((each) => ![...claims, ...own].some(({ value }) => value === each));
  return (
    <Advanced
      title={t.clients.advanced}
      about={t.clients.advancedAbout}
      fields={[
        ...["groups", "grant_types", "scopes", "post_logout_redirect_uris", "backchannel_logout_uri"],
        ...["client_uri", "logo_uri"],
      ]}
    >
      {me.scopes.includes("people:read") && (
        <GroupsChoice label={t.clients.groups} hint={t.clients.groupsHint} held={groups} />
      )}
      <Several
        name="grant_types"
        label={t.clients.ways}
        options={GRANTS.map((grant) => ({ value: grant, label: t.clients.grants[grant] }))}
      />
      <Several
        name="scopes"
        label={t.clients.scopes}
        hint={t.clients.scopesHint}
        options={[...claims, ...own, ...others.map((each) => ({ value: each, label: each }))]}
      />
      <Lines
        name="post_logout_redirect_uris"
        label={t.clients.afterwards}
        hint={t.clients.afterwardsHint}
        rows={2}
        spellCheck={false}
        autoCapitalize="none"
      />
      <Place name="backchannel_logout_uri" label={t.clients.backchannel} hint={t.clients.backchannelHint} />
      <Place name="client_uri" label={t.clients.home} hint={t.clients.homeHint} />
      <Place name="logo_uri" label={t.clients.logo} hint={t.clients.logoHint} />
    </Advanced>
  );
}

function said(typed: Readonly<Record<string, string>>) {
  return {
    name: (typed["name"] ?? "").trim(),
    redirect_uris: words(typed["redirect_uris"]),
    post_logout_redirect_uris: words(typed["post_logout_redirect_uris"]),
    backchannel_logout_uri: typed["backchannel_logout_uri"]?.trim() || null,
    client_uri: typed["client_uri"]?.trim() || null,
    logo_uri: typed["logo_uri"]?.trim() || null,
    grant_types: words(typed["grant_types"]) as Grant[],
    groups: words(typed["groups"]),
    first_party: typed["first_party"] === "yes",
  };
}

/** An application to which people are to sign in with Stoa. */
export function MakingClient({ made, close }: { made: Made; close: () => void }) {
  const form = useForm(
    {
      name: "",
      kind: "confidential",
      redirect_uris: "",
      post_logout_redirect_uris: "",
      backchannel_logout_uri: "",
      client_uri: "",
      logo_uri: "",
      groups: "",
      grant_types: "authorization_code refresh_token",
      scopes: "",
      first_party: "",
    },
    async (typed) => {
      const kind = typed.kind as Client["kind"];
      const scopes = [...STANDARD, ...words(typed.scopes)];
      await made(await call("post", "/api/workspace/clients", { body: { ...said(typed), kind, scopes } }));
    },
    { rules: { name: filled, grant_types: chosen } },
  );
  return (
    <Dialog title={t.clients.make} lead={t.clients.makeLead} wide onClose={close}>
      <Form form={form}>
        <Name />
        <Choice name="kind" label={t.clients.kind}>
          <option value="confidential">{t.clients.kinds.confidential}</option>
          <option value="public">{t.clients.kinds.public}</option>
        </Choice>
        <Places />
        <Further />
        <Actions close={close} deed={t.clients.makeDeed} busy={form.busy} />
      </Form>
    </Dialog>
  );
}

/** Where an application is, what it may do, and whether it may at all. */
export function EditingClient({
  of: client,
  changed,
  close,
}: {
  of: Client;
  changed: () => Promise<void>;
  close: () => void;
}) {
  const scopes = client.scopes ?? [];
  const held = scopes.filter((each) => !STANDARD.includes(each));
  const form = useForm(
    {
      name: client.name,
      redirect_uris: (client.redirect_uris ?? []).join("\n"),
      post_logout_redirect_uris: (client.post_logout_redirect_uris ?? []).join("\n"),
      backchannel_logout_uri: client.backchannel_logout_uri ?? "",
      client_uri: client.client_uri ?? "",
      logo_uri: client.logo_uri ?? "",
      groups: (client.groups ?? []).join(" "),
      grant_types: (client.grant_types ?? []).join(" "),
      scopes: held.join(" "),
      first_party: client.first_party ? "yes" : "",
      enabled: client.enabled ? "yes" : "",
    },
    async (typed) => {
      const path = { client_id: client.client_id };
      const headers = { "If-Match": `"${client.modseq ?? 0}"` };
      const usual = scopes.filter((each) => STANDARD.includes(each));
      const other = typed.scopes !== held.join(" ") && { scopes: [...usual, ...words(typed.scopes)] };
      const body = { ...said(typed), ...other, enabled: typed.enabled === "yes" };
      await call("patch", "/api/workspace/clients/{client_id}", { path, headers, body });
      close();
      toast(t.clients.saved);
      await changed();
    },
    { rules: { name: filled, grant_types: chosen } },
  );
  return (
    <Dialog title={client.name} wide onClose={close}>
      <Form form={form}>
        {client.logouts && <Hearing of={client.logouts} />}
        <Copied label={t.clients.id} text={client.client_id} />
        <Name />
        <Places />
        <Check name="enabled" label={t.clients.enabled} hint={t.clients.enabledHint} />
        <Further held={held} groups={client.groups ?? []} />
        <Actions close={close} busy={form.busy} />
      </Form>
    </Dialog>
  );
}

/** Whether it could be told, the last time, that somebody signed out. */
function Hearing({ of: { told, failed, reason, status, failing } }: { of: Schemas["Logouts"] }) {
  if (failing && failed && reason) {
    const why = reason === "status" ? t.clients.faults.status(status ?? 0) : t.clients.faults[reason];
    return <Notice tone="warn">{t.clients.unheard(ago(failed), why)}</Notice>;
  }
  return told && <Notice tone="good">{t.clients.heard(ago(told))}</Notice>;
}
