import { useEffect, useRef, useState } from "react";
import { open } from "~/api/call";
import { Button } from "~/design/Button";
import { Address, Field } from "~/design/Field";
import { Form, useForm } from "~/design/form";
import { t } from "~/texts";
import { kind } from "./broken";
import { Entrance } from "./Entrance";
import { here } from "./locale";
import { NewPassword } from "./NewPassword";
import { useWays } from "./Providers";
import { address, filled, slug, slugged } from "./rules";
import { Sent } from "./Sent";
import { Slug } from "./Slug";

/** A new workspace, and its first person. */
export function Register() {
  const [sent, send] = useState<string | null>(null);
  const ways = useWays();
  const form = useForm(
    { workspace: "", slug: "", name: "", email: "", password: "" },
    async (typed) => send((await register(typed)).email),
    {
      rules: {
        workspace: filled,
        slug: (_, all) => slug(addressOf(all)),
        name: filled,
        email: address,
        password: filled,
      },
      names: { "workspace.name": "workspace", "workspace.slug": "slug" },
    },
  );
  const proposed = slugged(form.values.workspace);
  const before = useRef(proposed);
  useEffect(() => {
    if (form.values.slug === before.current) form.change("slug", proposed);
    before.current = proposed; // one that was typed stays, whatever the name becomes
  }, [proposed, form.values.slug, form.change]);

  if ((ways && ways.registration !== "open") || kind(form.error) === "registration-closed") return <Closed />;
  if (sent) {
    return (
      <Sent
        again={() => register(form.values)}
        title={t.register.sentTitle}
        lead={t.register.sent(sent)}
        back={() => send(null)}
        label={t.register.wrongAddress}
      />
    );
  }
  return (
    <Entrance
      title={t.register.title}
      lead={t.register.lead}
      foot={
        <>
          {t.register.have} <a href="/sign-in">{t.register.signIn}</a>
        </>
      }
    >
      <Form form={form} label={t.register.title}>
        <Field name="workspace" label={t.register.workspace} autoComplete="organization" autoFocus />
        <Slug />
        <Field name="name" label={t.entrance.name} autoComplete="name" />
        <Address />
        <NewPassword />
        <Button look="primary" type="submit" wide busy={form.busy} disabled={form.blocked !== null}>
          {t.register.submit}
        </Button>
      </Form>
    </Entrance>
  );
}

/** Who comes as a stranger is told how people come in here. */
export function Closed() {
  return (
    <Entrance title={t.register.closedTitle} lead={t.register.closed}>
      <a className="button primary wide" href="/sign-in">
        {t.invitation.signIn}
      </a>
    </Entrance>
  );
}

/** Ask for the letter that proves an address; whoever asks again gets another. */
function register(typed: Record<"email" | "name" | "password" | "workspace" | "slug", string>) {
  return open("post", "/api/auth/register", {
    body: {
      email: typed.email.trim(),
      name: typed.name.trim(),
      password: typed.password,
      workspace: { name: typed.workspace.trim(), slug: addressOf(typed) },
      ...here(),
    },
  });
}

/** The address that was typed, or the one that the name makes. */
function addressOf(typed: { slug: string; workspace: string }): string {
  return typed.slug.trim() || slugged(typed.workspace);
}
