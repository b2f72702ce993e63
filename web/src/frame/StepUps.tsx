import { useEffect, useState } from "react";
import { call, stepsUpWith } from "~/api/call";
import { supported } from "~/api/passkeys";
import { Declined } from "~/api/problems";
import { Button } from "~/design/Button";
import { Dialog } from "~/design/Dialog";
import { Password } from "~/design/Field";
import { Form, useForm } from "~/design/form";
import { AppCode, RecoveryCode } from "~/pages/entrance/codes";
import { filled } from "~/pages/entrance/rules";
import { explain, proof } from "~/pages/entrance/SecondStep";
import { t } from "~/texts/house";
import { useMe } from "./me";

interface Question {
  shown: () => void;
  declined: (error: Declined) => void;
}

type Way = "passkey" | "totp" | "password" | "recovery";

/** The dialog that asks once more who one is, wherever the API wants to know; what was refused is then done. */
export function StepUps() {
  const [question, ask] = useState<Question | null>(null);
  useEffect(
    () =>
      stepsUpWith(
        () =>
          new Promise<void>((shown, declined) => {
            ask({ shown, declined });
          }),
      ),
    [],
  );
  if (question === null) return null;
  const close = () => {
    ask(null);
    question.declined(new Declined("not now"));
  };
  const done = () => {
    ask(null);
    question.shown();
  };
  return (
    <Dialog title={t.stepUp.title} lead={t.stepUp.lead} onClose={close}>
      <Showing done={done} />
    </Dialog>
  );
}

function Showing({ done }: { done: () => void }) {
  const { me } = useMe();
  const ways = waysOf(me.passkeys > 0 && supported(), me.totp);
  const [way, choose] = useState<Way>(ways[0] ?? "password");
  const form = useForm(
    { code: "", password: "" },
    async ({ code, password }) => {
      await call("post", "/api/auth/step-up", { body: way === "password" ? { password } : await proof(way, code) });
      done();
    },
    { rules: way === "password" ? { password: filled } : way === "passkey" ? {} : { code: filled }, explain },
  );
  return (
    <div className="stack">
      <Form form={form}>
        {way === "password" && (
          <Password name="password" label={t.stepUp.password} autoComplete="current-password" autoFocus />
        )}
        {way === "totp" && <AppCode />}
        {way === "recovery" && <RecoveryCode />}
        <Button
          look="primary"
          type="submit"
          wide
          busy={form.busy}
          {...(way === "passkey" && { icon: "passkey" as const, autoFocus: true })}
        >
          {way === "passkey" ? t.second.usePasskey : t.stepUp.submit}
        </Button>
      </Form>
      {ways
        .filter((each) => each !== way)
        .map((each) => (
          <Button key={each} look="bare" wide onClick={() => choose(each)}>
            {each === "password" ? t.stepUp.password : t.second.instead[each]}
          </Button>
        ))}
    </div>
  );
}

/** A password is enough for those alone who have no second factor. */
function waysOf(passkey: boolean, totp: boolean): Way[] {
  const found: Way[] = [...(passkey ? (["passkey"] as const) : []), ...(totp ? (["totp"] as const) : [])];
  return found.length > 0 ? [...found, "recovery"] : ["password"];
}
