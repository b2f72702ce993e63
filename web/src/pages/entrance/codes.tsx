import type { ReactNode } from "react";
import type { Schemas } from "~/api/types";
import { Button } from "~/design/Button";
import { Field } from "~/design/Field";
import { Form, useForm } from "~/design/form";
import { t } from "~/texts";
import { Drawing } from "./Drawing";
import { filled } from "./rules";

/** The six digits that an authenticator app shows now. */
export function AppCode({ label = t.second.code }: { label?: string }) {
  return (
    <Field name="code" label={label} code inputMode="numeric" autoComplete="one-time-code" maxLength={9} autoFocus />
  );
}

/** One of the codes that somebody kept. */
export function RecoveryCode() {
  return (
    <Field
      name="code"
      label={t.second.recoveryCode}
      autoComplete="off"
      autoCapitalize="characters"
      spellCheck={false}
      autoFocus
    />
  );
}

/** An authenticator app is set up once it has shown a code of the secret that it was given. */
export function AppSetUp({
  offer,
  confirm,
  explain,
}: {
  offer: Schemas["TotpOffer"];
  confirm: (shown: { setup: string; code: string }) => Promise<void>;
  explain?: (error: unknown) => ReactNode | undefined;
}) {
  const form = useForm({ code: "" }, ({ code }) => confirm({ setup: offer.setup, code: code.replace(/\s/g, "") }), {
    rules: { code: filled },
    ...(explain && { explain }),
  });
  return (
    <Form form={form}>
      <Drawing offer={offer} />
      <AppCode label={t.enrol.code} />
      <Button look="primary" type="submit" wide busy={form.busy}>
        {t.enrol.submit}
      </Button>
    </Form>
  );
}
