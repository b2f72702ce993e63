import { useState } from "react";
import { open } from "~/api/call";
import type { Schemas } from "~/api/types";
import { Button } from "~/design/Button";
import { Field } from "~/design/Field";
import { Form, failure, useForm } from "~/design/form";
import { toast } from "~/design/toasts";
import { t } from "~/texts";
import { type LoginAnswer, shown } from "./arriving";
import { Entrance } from "./Entrance";
import { filled } from "./rules";
import { sendLink, type Within } from "./SignIn";

export type Asked = Schemas["LinkAsked"];

/** A letter was sent: its link is opened somewhere, or its code is typed here. */
export function MagicCode({
  asked,
  within,
  arrive,
  back,
}: {
  asked: Asked;
  within: Within;
  arrive: (answer: LoginAnswer) => void;
  back: () => void;
}) {
  const [{ email, ticket }, renewed] = useState(asked);
  const form = useForm(
    { code: "" },
    async ({ code }) => {
      const passed = await open("post", "/api/auth/magic/code", { body: { ticket, code } });
      arrive(await shown(passed.ticket));
    },
    { rules: { code: filled } },
  );

  async function again() {
    try {
      renewed(await sendLink(email, within));
      toast(t.magic.sent);
    } catch (error) {
      form.say(failure(error));
    }
  }

  return (
    <Entrance
      title={t.magic.title}
      lead={t.magic.lead(email)}
      foot={
        <button type="button" className="link" onClick={back}>
          {t.magic.other}
        </button>
      }
    >
      <Form form={form}>
        <Field
          name="code"
          label={t.magic.code}
          code
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={12}
          autoFocus
          beside={
            <button type="button" className="link" onClick={() => void again()}>
              {t.magic.again}
            </button>
          }
        />
        <Button look="primary" type="submit" wide busy={form.busy}>
          {t.magic.submit}
        </Button>
      </Form>
    </Entrance>
  );
}
