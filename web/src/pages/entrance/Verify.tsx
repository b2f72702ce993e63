import { useEffect, useState } from "react";
import { open } from "~/api/call";
import { Button } from "~/design/Button";
import { Password } from "~/design/Field";
import { Form, useForm } from "~/design/form";
import { ticket } from "~/design/router";
import { t } from "~/texts";
import { shown, useArrival } from "./arriving";
import { Broken } from "./Broken";
import { kind } from "./broken";
import { Entrance } from "./Entrance";
import { useOnce } from "./once";
import { Closed } from "./Register";
import { Retry } from "./Retry";
import { filled, slug } from "./rules";
import { Slug } from "./Slug";

/** The link of the letter that proves an address: it makes the workspace, and signs in. */
export function Verify() {
  const [shownTicket] = useState(ticket);
  const [state, become] = useState<"working" | "elsewhere" | "broken" | "taken">("working");
  const { arrive, asking } = useArrival(() => location.assign("/sign-in"));

  async function prove(password?: string, other?: string) {
    const body = {
      ticket: shownTicket,
      ...(password !== undefined && { password }),
      ...(other !== undefined && { slug: other }),
    };
    const proven = await open("post", "/api/auth/verify", { body });
    arrive(await shown(proven.ticket));
  }
  const form = useForm({ password: "" }, ({ password }) => prove(password), {
    rules: { password: filled },
    explain: (error) => (kind(error) === "elsewhere" ? t.problems.known["wrong-password"] : undefined),
  });
  const first = useForm({}, () => prove(), {
    explain: (error) => {
      const found = kind(error);
      if (found === "elsewhere") become("elsewhere");
      else if (found === "slug-taken") become("taken");
      else if (found === "ticket-refused" || found === "malformed" || found === "invalid") become("broken");
      else return undefined;
      return null;
    },
  });
  const another = useForm(
    { slug: "" },
    ({ slug: other }) => prove(form.values.password === "" ? undefined : form.values.password, other.trim()),
    { rules: { slug } },
  );
  useOnce(first.submit);
  useEffect(() => {
    if (kind(form.error) === "ticket-refused") become("broken");
    if (kind(form.error) === "slug-taken") become("taken");
  }, [form.error]);

  if (asking) return asking;
  if ([first.error, form.error].some((error) => kind(error) === "registration-closed")) return <Closed />;
  if (state === "broken") {
    return (
      <Broken title={t.verify.brokenTitle} lead={t.verify.broken} href="/sign-in" label={t.register.signIn}>
        <a className="button bare wide" href="/register">
          {t.verify.register}
        </a>
      </Broken>
    );
  }
  if (state === "taken") {
    return (
      <Entrance title={t.verify.takenTitle} lead={t.verify.taken}>
        <Form form={another}>
          <Slug autoFocus />
          <Button look="primary" type="submit" wide busy={another.busy}>
            {t.verify.submit}
          </Button>
        </Form>
      </Entrance>
    );
  }
  if (state === "elsewhere") {
    return (
      <Entrance title={t.verify.elsewhereTitle} lead={t.verify.elsewhere}>
        <Form form={form}>
          <Password name="password" label={t.entrance.password} autoComplete="current-password" autoFocus />
          <Button look="primary" type="submit" wide busy={form.busy}>
            {t.verify.submit}
          </Button>
        </Form>
      </Entrance>
    );
  }
  const lead = first.busy || first.refused === null ? t.verify.working : undefined;
  return <Retry form={first} title={t.verify.title} lead={lead} />;
}
