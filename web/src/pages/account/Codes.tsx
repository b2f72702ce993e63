import { useState } from "react";
import { call } from "~/api/call";
import { Button } from "~/design/Button";
import { Dialog } from "~/design/Dialog";
import { Confirm } from "~/frame/Confirm";
import { Section } from "~/frame/Section";
import { RecoveryCodes } from "~/pages/entrance/RecoveryCodes";
import { t } from "~/texts/house";
import type { OfFactors } from "./Passkeys";

/** One's recovery codes: how many are left, and new ones. */
export function Codes({ factors, changed }: OfFactors) {
  const [asking, ask] = useState(false);
  const [codes, show] = useState<readonly string[]>([]);
  const found = factors.found;
  const any = found !== null && (found.totp !== null || found.passkeys.length > 0);
  return (
    <Section
      title={t.security.codes}
      about={any ? t.security.codesLeft(found.recovery_codes) : t.security.codesNone}
      deed={
        any && (
          <Button small onClick={() => ask(true)}>
            {t.security.newCodes}
          </Button>
        )
      }
    >
      {asking && (
        <Confirm
          title={t.security.newCodesTitle}
          lead={t.security.newCodesLead}
          deed={t.security.newCodes}
          act={async () => {
            show((await call("post", "/api/auth/recovery-codes")).recovery_codes);
            await changed();
          }}
          close={() => ask(false)}
        />
      )}
      {codes.length > 0 && <CodesShown codes={codes} close={() => show([])} />}
    </Section>
  );
}

/** Codes that are shown this once. */
export function CodesShown({ codes, close }: { codes: readonly string[]; close: () => void }) {
  return (
    <Dialog title={t.recovery.title} lead={t.recovery.lead} wide onClose={close}>
      <RecoveryCodes codes={codes} done={close} />
    </Dialog>
  );
}
