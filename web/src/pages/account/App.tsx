import { useState } from "react";
import { call } from "~/api/call";
import type { Schemas } from "~/api/types";
import { Button } from "~/design/Button";
import { Dialog } from "~/design/Dialog";
import { Field } from "~/design/Field";
import { Form, failure, useForm } from "~/design/form";
import { toast } from "~/design/toasts";
import { Confirm } from "~/frame/Confirm";
import { Section, Shown } from "~/frame/Section";
import { day } from "~/frame/times";
import { Drawing } from "~/pages/entrance/Drawing";
import { filled } from "~/pages/entrance/rules";
import { t } from "~/texts";
import { CodesShown } from "./Codes";
import type { OfFactors } from "./Passkeys";

/** One's authenticator app: setting one up, and doing without it. */
export function App({ factors, changed }: OfFactors) {
  const [offer, take] = useState<Schemas["TotpOffer"] | null>(null);
  const [removing, remove] = useState(false);
  const [codes, show] = useState<readonly string[]>([]);
  const since = factors.found?.totp;

  async function begin() {
    try {
      take(await call("post", "/api/auth/totp"));
    } catch (error) {
      const said = failure(error);
      if (said !== null) toast(said, "bad");
    }
  }

  return (
    <Section
      title={t.security.app}
      about={since ? t.security.appOn(day(since)) : t.security.appOff}
      deed={
        since ? (
          <Button small look="danger" onClick={() => remove(true)}>
            {t.security.remove}
          </Button>
        ) : (
          <Button small onClick={() => void begin()}>
            {t.security.setUp}
          </Button>
        )
      }
    >
      {factors.failed && <Shown of={factors}>{() => null}</Shown>}
      {offer && (
        <SettingUp
          offer={offer}
          close={() => take(null)}
          done={(fresh) => {
            take(null);
            show(fresh);
            toast(t.security.appAdded);
            void changed();
          }}
        />
      )}
      {codes.length > 0 && <CodesShown codes={codes} close={() => show([])} />}
      {removing && (
        <Confirm
          title={t.security.removeApp}
          lead={t.security.removeAppLead}
          deed={t.security.remove}
          act={async () => {
            await call("delete", "/api/auth/totp");
            toast(t.security.removed);
            await changed();
          }}
          close={() => remove(false)}
        />
      )}
    </Section>
  );
}

interface Setting {
  offer: Schemas["TotpOffer"];
  close: () => void;
  done: (codes: readonly string[]) => void;
}

function SettingUp({ offer, close, done }: Setting) {
  const form = useForm(
    { code: "" },
    async ({ code }) => {
      const body = { setup: offer.setup, code: code.replace(/\s/g, "") };
      done((await call("post", "/api/auth/totp/confirm", { body })).recovery_codes ?? []);
    },
    { rules: { code: filled } },
  );
  return (
    <Dialog title={t.security.setUpTitle} lead={t.enrol.scan} onClose={close}>
      <Form form={form}>
        <Drawing offer={offer} />
        <Field
          name="code"
          label={t.enrol.code}
          code
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={9}
          autoFocus
        />
        <Button look="primary" type="submit" wide busy={form.busy}>
          {t.enrol.submit}
        </Button>
      </Form>
    </Dialog>
  );
}
