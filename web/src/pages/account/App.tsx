import { useState } from "react";
import { call } from "~/api/call";
import type { Schemas } from "~/api/types";
import { Button } from "~/design/Button";
import { Dialog } from "~/design/Dialog";
import { toast } from "~/design/toasts";
import { Confirm } from "~/frame/Confirm";
import { useDeed } from "~/frame/deeds";
import { Section, Shown } from "~/frame/Section";
import { day } from "~/frame/times";
import { AppSetUp } from "~/pages/entrance/codes";
import { t } from "~/texts/house";
import { CodesShown } from "./Codes";
import type { OfFactors } from "./Passkeys";

/** One's authenticator app: setting one up, and doing without it. */
export function App({ factors, changed }: OfFactors) {
  const [offer, take] = useState<Schemas["TotpOffer"] | null>(null);
  const [removing, remove] = useState(false);
  const [codes, show] = useState<readonly string[]>([]);
  const since = factors.found?.totp;

  const begin = useDeed(async () => take(await call("post", "/api/auth/totp")));

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
          <Button small busy={begin.busy} onClick={begin.run}>
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
  return (
    <Dialog title={t.security.setUpTitle} lead={t.enrol.scan} onClose={close}>
      <AppSetUp
        offer={offer}
        confirm={async (body) => done((await call("post", "/api/auth/totp/confirm", { body })).recovery_codes ?? [])}
      />
    </Dialog>
  );
}
