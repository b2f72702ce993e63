import { useEffect, useState } from "react";
import { open } from "~/api/call";
import { make, NoPasskey, PasskeyHere, supported } from "~/api/passkeys";
import type { Schemas } from "~/api/types";
import { Button } from "~/design/Button";
import { Form, useForm } from "~/design/form";
import { Icon, type IconName } from "~/design/Icon";
import { Notice } from "~/design/Notice";
import { t } from "~/texts";
import { sentence } from "~/texts/sentences";
import type { LoginAnswer } from "./arriving";
import { AppSetUp } from "./codes";
import { Entrance } from "./Entrance";
import { RecoveryCodes } from "./RecoveryCodes";
import { type Asking, explain } from "./SecondStep";
import "./enrol.css";

type Offered = Schemas["Offered"];

/** Setting up a second factor on the way in, since the workspace wants everybody to have one. */
export function Enrol({ step: { ticket, others }, arrive, again, back, asker, elsewhere }: Asking) {
  const [offered, setOffered] = useState<Offered | null>(null);
  const [refused, refuse] = useState<string | null>(null);
  const [way, choose] = useState<"passkey" | "totp" | null>(supported() ? null : "totp");
  const [ended, end] = useState<{ answer: LoginAnswer; codes: readonly string[] } | null>(null);

  useEffect(() => {
    open("post", "/api/auth/enrol/options", { body: { ticket } })
      .then(setOffered)
      .catch((error: unknown) => refuse(sentence(error)));
  }, [ticket]);

  async function enrol(shown: Pick<Schemas["Enrol"], "totp" | "passkey">) {
    const answer = await open("post", "/api/auth/enrol", { body: { ticket, ...shown } });
    const codes = answer.recovery_codes ?? [];
    if (codes.length === 0) arrive(answer);
    else end({ answer, codes });
  }

  if (ended) {
    return (
      <Entrance title={t.recovery.title} lead={t.recovery.lead}>
        <RecoveryCodes codes={ended.codes} done={() => arrive(ended.answer)} />
      </Entrance>
    );
  }
  const foot = (
    <button type="button" className="link" onClick={again}>
      {back}
    </button>
  );
  return (
    <Entrance title={t.enrol.title} lead={way === "totp" ? t.enrol.scan : t.enrol.lead(asker)} foot={foot}>
      {refused && <Notice tone="bad">{refused}</Notice>}
      {way === "totp" && offered && (
        <AppSetUp offer={offered.totp} confirm={(totp) => enrol({ totp })} explain={explain} />
      )}
      {way !== "totp" && offered && <Passkey offered={offered} enrol={enrol} other={() => choose("totp")} />}
      {others && others.length > 0 && <Others of={others} go={elsewhere} />}
      {way === "totp" && supported() && (
        <Button look="bare" wide onClick={() => choose(null)}>
          {t.enrol.other}
        </Button>
      )}
    </Entrance>
  );
}

/** Workspaces of the same person that do not ask for so much. */
function Others({ of: others, go }: { of: readonly Schemas["Choice"][]; go: Asking["elsewhere"] }) {
  const [refused, refuse] = useState<string | null>(null);
  return (
    <div className="stack ways">
      <p className="small soft">{t.enrol.others}</p>
      {refused && <Notice tone="bad">{refused}</Notice>}
      {others.map(({ workspace, name, slug }) =>
        go ? (
          <Button key={workspace} wide onClick={() => void go(workspace).catch((error) => refuse(sentence(error)))}>
            {t.authorize.move(name)}
          </Button>
        ) : (
          <a
            key={workspace}
            className="button quiet wide"
            href={`/sign-in?${new URLSearchParams({ workspace: slug })}`}
          >
            {t.authorize.move(name)}
          </a>
        ),
      )}
    </div>
  );
}

interface Way {
  offered: Offered;
  enrol: (shown: Pick<Schemas["Enrol"], "totp" | "passkey">) => Promise<void>;
}

function Passkey({ offered, enrol, other }: Way & { other: () => void }) {
  const form = useForm({}, async () => enrol({ passkey: { answer: await make(offered.passkey) } }), {
    explain: (error) => {
      if (error instanceof PasskeyHere) return t.enrol.passkeyHere;
      return error instanceof NoPasskey ? t.enrol.noPasskey : explain(error);
    },
  });
  return (
    <Form form={form}>
      <Offer icon="passkey" title={t.enrol.passkey} about={t.enrol.passkeyAbout} busy={form.busy} submits />
      <Offer icon="app" title={t.enrol.totp} about={t.enrol.totpAbout} onClick={other} />
    </Form>
  );
}

function Offer(said: {
  icon: IconName;
  title: string;
  about: string;
  busy?: boolean;
  submits?: boolean;
  onClick?: () => void;
}) {
  return (
    <button
      type={said.submits ? "submit" : "button"}
      className="offer"
      aria-busy={said.busy || undefined}
      onClick={said.onClick}
    >
      <span className="glyph">{said.busy ? <span className="spinner" /> : <Icon name={said.icon} size={20} />}</span>
      <span>
        <strong>{said.title}</strong>
        <span className="soft small">{said.about}</span>
      </span>
    </button>
  );
}
