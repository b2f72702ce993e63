import { useState } from "react";
import { open } from "~/api/call";
import { Button } from "~/design/Button";
import { Address } from "~/design/Field";
import { Form, useForm } from "~/design/form";
import { t } from "~/texts";
import { Entrance } from "./Entrance";
import { address } from "./rules";
import { Sent } from "./Sent";

/** A letter with which a new password can be chosen. */
export function Forgotten() {
  const [sent, send] = useState<string | null>(null);
  const form = useForm(
    { email: "" },
    async ({ email }) => send((await open("post", "/api/auth/forgotten", { body: { email: email.trim() } })).email),
    { rules: { email: address } },
  );
  if (sent) {
    return (
      <Sent
        title={t.forgotten.sentTitle}
        lead={t.forgotten.sent(sent)}
        back={() => send(null)}
        label={t.register.wrongAddress}
      />
    );
  }
  return (
    <Entrance title={t.forgotten.title} lead={t.forgotten.lead} foot={<a href="/sign-in">{t.forgotten.back}</a>}>
      <Form form={form}>
        <Address autoFocus />
        <Button look="primary" type="submit" wide busy={form.busy} disabled={form.blocked !== null}>
          {t.forgotten.submit}
        </Button>
      </Form>
    </Entrance>
  );
}
