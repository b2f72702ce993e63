import { useState } from "react";
import { open } from "~/api/call";
import { NoPasskey, show, supported } from "~/api/passkeys";
import { Problem } from "~/api/problems";
import type { Schemas } from "~/api/types";
import { Button } from "~/design/Button";
import { Form, useForm } from "~/design/form";
import { t } from "~/texts";
import type { LoginAnswer } from "./arriving";
import { AppCode, RecoveryCode } from "./codes";
import { Entrance } from "./Entrance";
import { filled } from "./rules";

type Method = Schemas["SecondStep"]["methods"][number];

export interface Asking {
  step: Schemas["SecondStep"];
  arrive: (answer: LoginAnswer) => void;
  again: () => void;
  /** What leads back. */
  back: string;
  /** The workspace that asks for more, where it is known. */
  asker?: string | undefined;
  elsewhere?: ((workspace: string) => Promise<void>) | undefined;
}

/** What else somebody shows, after a password or a letter: a passkey, a code of an app, or one that was kept. */
export function SecondStep({ step, arrive, again, back }: Asking) {
  const methods = step.methods.filter((each) => each !== "passkey" || supported());
  const [method, choose] = useState<Method>(methods[0] ?? "recovery");
  const foot = (
    <button type="button" className="link" onClick={again}>
      {back}
    </button>
  );
  return (
    <Entrance title={t.second.title} lead={t.second[method]} foot={foot}>
      <Shown key={method} method={method} ticket={step.ticket} arrive={arrive} />
      <div className="stack ways">
        {methods
          .filter((each) => each !== method)
          .map((each) => (
            <Button key={each} look="bare" wide icon={ICONS[each]} onClick={() => choose(each)}>
              {t.second.instead[each]}
            </Button>
          ))}
      </div>
    </Entrance>
  );
}

const ICONS = { passkey: "passkey", totp: "app", recovery: "key" } as const;

function Shown({ method, ticket, arrive }: { method: Method; ticket: string; arrive: Asking["arrive"] }) {
  const form = useForm(
    { code: "" },
    async ({ code }) =>
      arrive(await open("post", "/api/auth/second-step", { body: { ticket, ...(await proof(method, code)) } })),
    { rules: method === "passkey" ? {} : { code: filled }, explain },
  );
  if (method === "passkey") {
    return (
      <Form form={form}>
        <Button look="primary" type="submit" wide icon="passkey" busy={form.busy} autoFocus>
          {t.second.usePasskey}
        </Button>
      </Form>
    );
  }
  return (
    <Form form={form}>
      {method === "totp" ? <AppCode /> : <RecoveryCode />}
      <Button look="primary" type="submit" wide busy={form.busy}>
        {t.second.submit}
      </Button>
    </Form>
  );
}

/** What is shown, in the API's words. */
export async function proof(method: Method, code: string) {
  if (method === "totp") return { code: code.replace(/\s/g, "") };
  if (method === "recovery") return { recovery_code: code.trim() };
  return { passkey: await show(await open("post", "/api/auth/passkey/options")) };
}

export function explain(error: unknown) {
  if (error instanceof NoPasskey) return t.signIn.noPasskey;
  return error instanceof Problem && error.kind === "ticket-refused" ? t.second.over : undefined;
}
