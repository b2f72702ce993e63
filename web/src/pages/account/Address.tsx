import { useState } from "react";
import { call } from "~/api/call";
import { Button } from "~/design/Button";
import { Actions, Dialog } from "~/design/Dialog";
import { Address } from "~/design/Field";
import { Form, useForm } from "~/design/form";
import { useMe } from "~/frame/me";
import { Section } from "~/frame/Section";
import { address } from "~/pages/entrance/rules";
import { t } from "~/texts/house";

/** The address with which one signs in, and another one in its place. */
export function AddressSection() {
  const { me } = useMe();
  const [changing, change] = useState(false);
  const [sent, send] = useState<string | null>(null);
  return (
    <Section
      title={t.profile.email}
      about={sent ? t.profile.emailSent(sent) : t.profile.emailAbout(me.email)}
      deed={
        <Button small onClick={() => change(true)}>
          {t.security.change}
        </Button>
      }
    >
      {changing && <Changing sent={send} close={() => change(false)} />}
    </Section>
  );
}

function Changing({ sent, close }: { sent: (email: string) => void; close: () => void }) {
  const form = useForm(
    { email: "" },
    async ({ email }) => {
      sent((await call("post", "/api/auth/email", { body: { email: email.trim() } })).email);
      close();
    },
    { rules: { email: address } },
  );
  return (
    <Dialog title={t.profile.emailTitle} lead={t.profile.emailLead} onClose={close}>
      <Form form={form}>
        <Address label={t.profile.emailNew} autoComplete="email" autoFocus />
        <Actions close={close} deed={t.profile.emailDeed} busy={form.busy} blocked={form.blocked !== null} />
      </Form>
    </Dialog>
  );
}
