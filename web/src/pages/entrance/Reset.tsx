import { type ReactNode, useState } from "react";
import { open } from "~/api/call";
import { Button } from "~/design/Button";
import { Form, useForm } from "~/design/form";
import { ticket as found } from "~/design/router";
import { t } from "~/texts";
import { shown, useArrival } from "./arriving";
import { Broken } from "./Broken";
import { useBroken } from "./broken";
import { Entrance } from "./Entrance";
import { Forgotten } from "./Forgotten";
import { NewPassword } from "./NewPassword";
import { filled } from "./rules";

/** The link of the letter with which a new password is chosen; without a ticket, the way to such a letter. */
export function Reset() {
  const [ticket] = useState(found);
  return ticket === "" ? <Forgotten /> : <Choosing ticket={ticket} lead={t.reset.lead} />;
}

/** A new password for whoever has a ticket for it. */
export function Choosing({ ticket, lead }: { ticket: string; lead: ReactNode }) {
  const { broken, explain } = useBroken(ticket);
  const [closed, setClosed] = useState<string | null>(null);
  const { arrive, asking } = useArrival(() => location.assign("/sign-in"));
  const form = useForm(
    { password: "" },
    async ({ password }) => {
      const chosen = await open("post", "/api/auth/reset", { body: { ticket, password } });
      if (chosen.closed) setClosed(chosen.closed.detail);
      else arrive(await shown(chosen.ticket));
    },
    { rules: { password: filled }, explain },
  );
  if (asking) return asking;
  if (closed !== null)
    return <Broken title={t.reset.saved} lead={t.reset.closed(closed)} href="/sign-in" label={t.invitation.signIn} />;
  if (broken)
    return <Broken title={t.link.brokenTitle} lead={t.reset.broken} href="/forgotten" label={t.reset.again} />;
  return (
    <Entrance title={t.reset.title} lead={lead}>
      <Form form={form}>
        <NewPassword label={t.entrance.newPassword} />
        <Button look="primary" type="submit" wide busy={form.busy} disabled={form.blocked !== null}>
          {t.reset.submit}
        </Button>
      </Form>
    </Entrance>
  );
}
