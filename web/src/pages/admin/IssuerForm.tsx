import { useState } from "react";
import { call } from "~/api/call";
import type { Schemas } from "~/api/types";
import { Button } from "~/design/Button";
import { Actions, Dialog } from "~/design/Dialog";
import { Check, Choice, Field, Password, words } from "~/design/Field";
import { Form, useForm } from "~/design/form";
import { toast } from "~/design/toasts";
import { Copied } from "~/frame/Copied";
import { filled } from "~/pages/entrance/rules";
import { t } from "~/texts/house";

type Issuer = Schemas["Issuer"];

const ROLES = ["member", "lead", "manager"] as const;

interface Opened {
  /** The one to change, or none: another one. */
  of: Issuer | null;
  domains: readonly string[];
  changed: () => Promise<void>;
  close: () => void;
}

/** A provider of the company: where it is, about whom it is believed, and whom it lets in. */
export function IssuerForm({ of: issuer, domains, changed, close }: Opened) {
  const [made, show] = useState<Issuer | null>(null);
  const form = useForm(
    {
      name: issuer?.name ?? "",
      issuer: issuer?.issuer ?? "",
      client_id: issuer?.client_id ?? "",
      client_secret: "",
      domains: (issuer?.domains ?? domains).join(", "),
      provision: issuer?.provision ? "yes" : "",
      role: issuer?.role ?? "member",
      trusted_amr: (issuer?.trusted_amr ?? []).join(", "),
    },
    async (typed) => {
      const said = {
        name: typed.name.trim(),
        client_id: typed.client_id.trim(),
        domains: words(typed.domains.toLowerCase()),
        provision: typed.provision === "yes",
        role: typed.role as Issuer["role"] & string,
        trusted_amr: words(typed.trusted_amr),
      };
      const secret = typed.client_secret.trim();
      if (issuer) {
        const headers = { "If-Match": `"${issuer.modseq ?? 0}"` };
        const body = { ...said, ...(secret && { client_secret: secret }) };
        await call("patch", "/api/workspace/issuers/{issuer_id}", {
          path: { issuer_id: issuer.issuer_id },
          headers,
          body,
        });
        close();
        toast(t.issuers.saved);
      } else {
        const body = { ...said, issuer: typed.issuer.trim(), client_secret: secret };
        show(await call("post", "/api/workspace/issuers", { body }));
      }
      await changed();
    },
    {
      rules: {
        name: filled,
        client_id: filled,
        domains: filled,
        ...(!issuer && { issuer: filled, client_secret: filled }),
      },
    },
  );
  if (made) {
    return (
      <Dialog title={made.name} lead={t.issuers.madeLead} wide onClose={close}>
        <Copied label={t.issuers.back} text={backTo(made)} />
        <div className="actions">
          <Button look="primary" onClick={close}>
            {t.issuers.done}
          </Button>
        </div>
      </Dialog>
    );
  }
  return (
    <Dialog title={issuer?.name ?? t.issuers.make} lead={issuer ? null : t.issuers.makeLead} wide onClose={close}>
      <Form form={form}>
        {issuer && <Copied label={t.issuers.back} text={backTo(issuer)} />}
        <Field name="name" label={t.issuers.name} hint={t.issuers.nameHint} maxLength={100} autoFocus />
        {!issuer && (
          <Field
            name="issuer"
            label={t.issuers.issuer}
            hint={t.issuers.issuerHint}
            type="url"
            placeholder={t.issuers.issuerExample}
            autoCapitalize="none"
            spellCheck={false}
          />
        )}
        <Field name="client_id" label={t.clients.id} autoComplete="off" spellCheck={false} />
        <Password
          name="client_secret"
          label={t.issuers.secret}
          hint={issuer ? t.issuers.secretStays : undefined}
          autoComplete="off"
        />
        <Field name="domains" label={t.issuers.domains} hint={t.issuers.domainsHint} autoCapitalize="none" />
        <Check name="provision" label={t.issuers.provision} hint={t.issuers.provisionHint} />
        <Choice name="role" label={t.issuers.role}>
          {ROLES.map((each) => (
            <option key={each} value={each}>
              {t.people.roles[each]}
            </option>
          ))}
        </Choice>
        <Field
          name="trusted_amr"
          label={t.issuers.trusted}
          hint={t.issuers.trustedHint}
          placeholder={t.issuers.trustedExample}
          autoCapitalize="none"
          spellCheck={false}
        />
        <Actions close={close} busy={form.busy} />
      </Form>
    </Dialog>
  );
}

/** Where the provider sends people back to. */
function backTo({ issuer_id }: Issuer): string {
  return `${location.origin}/api/auth/${issuer_id}/signed-in`;
}
