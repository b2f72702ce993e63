import { useState } from "react";
import { open } from "~/api/call";
import type { Schemas } from "~/api/types";
import { Button } from "~/design/Button";
import { Field } from "~/design/Field";
import { Form, useForm } from "~/design/form";
import { ticket } from "~/design/router";
import { t } from "~/texts";
import { shown, useArrival } from "./arriving";
import { Broken } from "./Broken";
import { useBroken } from "./broken";
import { Entrance } from "./Entrance";
import { here } from "./locale";
import { NewPassword } from "./NewPassword";
import { useOnce } from "./once";
import { Retry } from "./Retry";
import { filled } from "./rules";

/** The link of an invitation: what it is to, and coming in. */
export function Invitation() {
  const [found] = useState(ticket);
  const [seen, see] = useState<Schemas["Seen"] | null>(null);
  const { broken, explain } = useBroken(found);
  const look = useForm(
    {},
    async () => see(await open("post", "/api/auth/invitations/show", { body: { ticket: found } })),
    { explain },
  );
  useOnce(async () => {
    if (found !== "") await look.submit();
  });
  if (broken) return <Over />;
  if (seen) return <Joining ticket={found} seen={seen} />;
  return <Retry form={look} title={look.refused ? t.link.brokenTitle : t.verify.working} />;
}

function Over() {
  return <Broken title={t.link.brokenTitle} lead={t.invitation.broken} href="/sign-in" label={t.invitation.signIn} />;
}

function Joining({ ticket: found, seen }: { ticket: string; seen: Schemas["Seen"] }) {
  const { broken, explain } = useBroken(found);
  const { arrive, asking } = useArrival(() => location.assign("/sign-in"));
  const form = useForm(
    { name: seen.name ?? "", password: "" },
    async ({ name, password }) => {
      const told = seen.known ? {} : { name: name.trim(), password, ...here() };
      const accepted = await open("post", "/api/auth/invitations/accept", { body: { ticket: found, ...told } });
      arrive(await shown(accepted.ticket));
    },
    {
      rules: seen.known ? {} : { name: filled, password: filled },
      explain,
    },
  );
  if (asking) return asking;
  if (broken) return <Over />;
  const lead = seen.known ? t.invitation.known(seen.email) : t.invitation.fresh(seen.email);
  return (
    <Entrance title={t.invitation.title(seen.workspace)} lead={lead}>
      <Form form={form}>
        {!seen.known && (
          <>
            <input type="hidden" autoComplete="username" value={seen.email} readOnly />
            <Field name="name" label={t.entrance.name} autoComplete="name" autoFocus />
            <NewPassword />
          </>
        )}
        <Button look="primary" type="submit" wide busy={form.busy} disabled={form.blocked !== null}>
          {t.invitation.submit(seen.workspace)}
        </Button>
      </Form>
    </Entrance>
  );
}
