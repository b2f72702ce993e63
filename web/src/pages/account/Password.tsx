import { useState } from "react";
import { call } from "~/api/call";
import { Problem } from "~/api/problems";
import { Button } from "~/design/Button";
import { Actions, Dialog } from "~/design/Dialog";
import { Password } from "~/design/Field";
import { Form, useForm } from "~/design/form";
import { toast } from "~/design/toasts";
import { useMe } from "~/frame/me";
import { Section } from "~/frame/Section";
import { day } from "~/frame/times";
import { NewPassword } from "~/pages/entrance/NewPassword";
import { filled } from "~/pages/entrance/rules";
import { t } from "~/texts/house";

/** One's password: since when it is what it is, and another one. */
export function PasswordSection() {
  const { me } = useMe();
  const [open, setOpen] = useState(false);
  const since = me.password_set;
  return (
    <Section
      title={t.security.password}
      about={since ? t.security.passwordSince(day(since)) : t.security.noPassword}
      deed={
        <Button small onClick={() => setOpen(true)}>
          {since ? t.security.change : t.security.choose}
        </Button>
      }
    >
      {open && <Changing had={since !== null} close={() => setOpen(false)} />}
    </Section>
  );
}

function Changing({ had, close }: { had: boolean; close: () => void }) {
  const { me, again } = useMe();
  const form = useForm(
    { current: "", password: "" },
    async ({ current, password }) => {
      await call("put", "/api/auth/password", { body: { password, ...(had && { current }) } });
      close();
      toast(t.security.changed);
      await again();
    },
    {
      rules: { ...(had && { current: filled }), password: filled },
      explain: (error) =>
        error instanceof Problem && error.kind === "wrong-password" ? t.problems.known["wrong-password"] : undefined,
    },
  );
  return (
    <Dialog title={had ? t.security.change : t.security.choose} lead={t.security.changeLead} onClose={close}>
      <Form form={form}>
        <input type="hidden" autoComplete="username" value={me.email} readOnly />
        {had && <Password name="current" label={t.security.current} autoComplete="current-password" autoFocus />}
        <NewPassword label={t.security.fresh} />
        <Actions close={close} busy={form.busy} blocked={form.blocked !== null} />
      </Form>
    </Dialog>
  );
}
