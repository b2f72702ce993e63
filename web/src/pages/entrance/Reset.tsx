import { useState } from "react";
import { open } from "~/api/call";
import { Button } from "~/design/Button";
import { Form, useForm } from "~/design/form";
import { ticket } from "~/design/router";
import { t } from "~/texts";
import { shown, useArrival } from "./arriving";
import { Broken } from "./Broken";
import { Entrance } from "./Entrance";
import { NewPassword } from "./NewPassword";
import { filled } from "./rules";
import { kind } from "./Verify";

/** The link of the letter with which a new password is chosen. */
export function Reset() {
  const [found] = useState(ticket);
  const [broken, brake] = useState(found === "");
  const { arrive, asking } = useArrival(() => location.assign("/sign-in"));
  const form = useForm(
    { password: "" },
    async ({ password }) => {
      const chosen = await open("post", "/api/auth/reset", { body: { ticket: found, password } });
      arrive(await shown(chosen.ticket));
    },
    {
      rules: { password: filled },
      explain: (error) => {
        if (kind(error) !== "ticket-refused") return undefined;
        brake(true);
        return null;
      },
    },
  );
  if (asking) return asking;
  if (broken)
    return <Broken title={t.link.brokenTitle} lead={t.reset.broken} href="/forgotten" label={t.reset.again} />;
  return (
    <Entrance title={t.reset.title} lead={t.reset.lead}>
      <Form form={form}>
        <NewPassword label={t.entrance.newPassword} />
        <Button look="primary" type="submit" wide busy={form.busy} disabled={form.blocked !== null}>
          {t.reset.submit}
        </Button>
      </Form>
    </Entrance>
  );
}
