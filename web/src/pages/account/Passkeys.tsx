import { useState } from "react";
import { call } from "~/api/call";
import { make, NoPasskey, PasskeyHere, supported } from "~/api/passkeys";
import type { Schemas } from "~/api/types";
import { Button, IconButton } from "~/design/Button";
import { Actions, Dialog } from "~/design/Dialog";
import { Field } from "~/design/Field";
import { Form, failure, useForm } from "~/design/form";
import { toast } from "~/design/toasts";
import type { Asked } from "~/frame/asking";
import { Confirm } from "~/frame/Confirm";
import { Badge, Row, Sign } from "~/frame/Row";
import { Section, Shown } from "~/frame/Section";
import { ago, day } from "~/frame/times";
import { filled } from "~/pages/entrance/rules";
import { t } from "~/texts/house";
import { CodesShown } from "./Codes";

type Passkey = Schemas["PasskeyShown"];

export interface OfFactors {
  factors: Asked<Schemas["Factors"]>;
  changed: () => Promise<void>;
}

/** One's passkeys: which there are, another one, and what to call them. */
export function Passkeys({ factors, changed }: OfFactors) {
  const [busy, setBusy] = useState(false);
  const [codes, show] = useState<readonly string[]>([]);

  async function add() {
    setBusy(true);
    try {
      const answer = await make(await call("post", "/api/auth/passkeys/options"));
      const made = await call("post", "/api/auth/passkeys", { body: { answer } });
      show(made.recovery_codes ?? []);
      toast(t.security.added);
      await changed();
    } catch (error) {
      const said = refusal(error);
      if (said !== null) toast(said, "bad");
    } finally {
      setBusy(false);
    }
  }

  return (
    <Section
      title={t.security.passkeys}
      about={t.security.passkeysAbout}
      deed={
        supported() && (
          <Button small icon="plus" busy={busy} onClick={() => void add()}>
            {t.security.addPasskey}
          </Button>
        )
      }
    >
      <Shown of={factors}>
        {({ passkeys }) =>
          passkeys.length > 0 && (
            <ul className="list">
              {passkeys.map((each) => (
                <One key={each.passkey_id} passkey={each} changed={changed} />
              ))}
            </ul>
          )
        }
      </Shown>
      {codes.length > 0 && <CodesShown codes={codes} close={() => show([])} />}
    </Section>
  );
}

function One({ passkey, changed }: { passkey: Passkey; changed: () => Promise<void> }) {
  const [doing, does] = useState<"rename" | "remove" | null>(null);
  const path = { passkey_id: passkey.passkey_id };
  const used = passkey.used ? `, ${t.security.used(ago(passkey.used))}` : "";
  return (
    <Row
      sign={<Sign icon="passkey" />}
      title={passkey.name}
      badges={passkey.backed_up && <Badge>{t.security.synchronised}</Badge>}
      about={`${t.security.made(day(passkey.created))}${used}`}
    >
      <IconButton icon="edit" label={`${t.security.rename}: ${passkey.name}`} onClick={() => does("rename")} />
      <IconButton icon="trash" label={`${t.security.remove}: ${passkey.name}`} onClick={() => does("remove")} />
      {doing === "rename" && <Renaming passkey={passkey} changed={changed} close={() => does(null)} />}
      {doing === "remove" && (
        <Confirm
          title={t.security.removePasskey(passkey.name)}
          lead={t.security.removePasskeyLead}
          deed={t.security.remove}
          act={async () => {
            await call("delete", "/api/auth/passkeys/{passkey_id}", { path });
            toast(t.security.removed);
            await changed();
          }}
          close={() => does(null)}
        />
      )}
    </Row>
  );
}

function Renaming({ passkey, changed, close }: { passkey: Passkey; changed: () => Promise<void>; close: () => void }) {
  const form = useForm(
    { name: passkey.name },
    async ({ name }) => {
      const path = { passkey_id: passkey.passkey_id };
      await call("patch", "/api/auth/passkeys/{passkey_id}", { path, body: { name: name.trim() } });
      await changed();
      close();
    },
    { rules: { name: filled } },
  );
  return (
    <Dialog title={t.security.renameTitle} onClose={close}>
      <Form form={form}>
        <Field name="name" label={t.security.passkeyName} maxLength={60} autoFocus />
        <Actions close={close} busy={form.busy} />
      </Form>
    </Dialog>
  );
}

function refusal(error: unknown): string | null {
  if (error instanceof PasskeyHere) return t.enrol.passkeyHere;
  return error instanceof NoPasskey ? t.enrol.noPasskeyMade : failure(error);
}
