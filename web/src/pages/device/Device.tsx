import { useState } from "react";
import { call } from "~/api/call";
import { Problem } from "~/api/problems";
import type { Schemas } from "~/api/types";
import { Button } from "~/design/Button";
import { Field } from "~/design/Field";
import { Form, failure, useForm } from "~/design/form";
import { Notice } from "~/design/Notice";
import { useAsked } from "~/frame/asking";
import { useMe } from "~/frame/me";
import { Failed } from "~/frame/Section";
import { Asking, Moving, Wishes } from "~/pages/authorize/Party";
import { asked, forget, keep } from "~/pages/authorize/ticket";
import { Broken } from "~/pages/entrance/Broken";
import { Entrance } from "~/pages/entrance/Entrance";
import { useOnce } from "~/pages/entrance/once";
import { filled } from "~/pages/entrance/rules";
import { t } from "~/texts";
import { written } from "./code";
import "./device.css";

type Pairing = Schemas["PairingShown"];

/** A device that has no browser wants to be let in: the code that it shows is typed here, or came with the address. */
export default function Device() {
  const [given] = useState(() => written(search() || asked("stoa-device")));
  const [found, find] = useState<{ code: string; pairing: Pairing } | null>(null);
  const [allowed, say] = useState<boolean | null>(null);
  if (found === null) return <Typing given={given} found={(code, pairing) => find({ code, pairing })} />;
  if (allowed !== null) {
    const [title, lead] = allowed
      ? [t.device.allowedTitle, t.device.allowed(found.pairing.name)]
      : [t.device.refusedTitle, t.device.refused(found.pairing.name)];
    return <Broken title={title} lead={lead} href="/" label={t.gone.home} />;
  }
  return (
    <Deciding
      {...found}
      other={() => find(null)}
      decided={(allow) => {
        forget("stoa-device");
        say(allow);
      }}
    />
  );
}

function search(): string {
  return new URLSearchParams(location.search).get("user_code") ?? "";
}

function Typing({ given, found }: { given: string; found: (code: string, pairing: Pairing) => void }) {
  const [missed, miss] = useState(false);
  const form = useForm(
    { user_code: given },
    async (typed) => {
      const user_code = written(typed.user_code);
      found(user_code, await call("get", "/api/auth/device/{user_code}", { path: { user_code } }));
    },
    {
      rules: { user_code: filled },
      explain: (error) => {
        if (!(error instanceof Problem) || (error.status !== 404 && error.status !== 400)) return undefined;
        miss(true);
        return t.device.unknown;
      },
    },
  );
  useOnce(async () => {
    if (given !== "") await form.submit();
  });
  return (
    <Entrance title={t.device.title} lead={t.device.lead}>
      <Form form={form}>
        <Field
          name="user_code"
          label={t.device.code}
          code
          placeholder={t.device.example}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={12}
          autoFocus
        />
        <Button look="primary" type="submit" wide busy={form.busy}>
          {t.device.submit}
        </Button>
      </Form>
      {missed && <Elsewhere code={form.values.user_code} />}
    </Entrance>
  );
}

/** A code is looked for in the workspace that one is in; whoever is in several may look in another. */
function Elsewhere({ code }: { code: string }) {
  const { me } = useMe();
  const [refused, refuse] = useState<string | null>(null);
  const asked = useAsked(() => call("get", "/api/auth/workspaces"));
  const others = (asked.found?.items ?? []).filter(({ workspace }) => workspace !== me.workspace);
  if (others.length === 0) return <Failed of={asked} />;
  return (
    <div className="stack ways">
      <p className="small soft">{t.device.elsewhere}</p>
      {refused && <Notice tone="bad">{refused}</Notice>}
      {others.map(({ workspace, name }) => (
        <Moving
          key={workspace}
          workspace={workspace}
          name={name}
          look="quiet"
          before={() => keep("stoa-device", code)}
          fail={(error) => refuse(failure(error))}
        />
      ))}
    </div>
  );
}

interface Decision {
  code: string;
  pairing: Pairing;
  other: () => void;
  decided: (allow: boolean) => void;
}

function Deciding({ code, pairing, other, decided }: Decision) {
  const [busy, setBusy] = useState(false);
  const [refused, refuse] = useState<string | null>(null);

  async function decide(allow: boolean) {
    setBusy(true);
    refuse(null);
    try {
      await call("post", "/api/auth/device/{user_code}", { path: { user_code: code }, body: { allow } });
      decided(allow);
    } catch (error) {
      refuse(failure(error));
      setBusy(false);
    }
  }

  return (
    <Asking title={t.device.asks(pairing.name)} asker={pairing} refused={refused}>
      <p className="small soft">{t.device.same}</p>
      <p className="user-code">{code}</p>
      {pairing.scopes.length > 0 && (
        <>
          <p className="small soft">{t.device.wants(pairing.name)}</p>
          <Wishes scopes={pairing.scopes} />
        </>
      )}
      <Button look="primary" wide busy={busy} onClick={() => void decide(true)}>
        {t.authorize.yes}
      </Button>
      <Button look="bare" wide onClick={() => void decide(false)}>
        {t.authorize.no}
      </Button>
      <Button look="bare" wide onClick={other}>
        {t.device.other}
      </Button>
      <p className="small soft">{t.authorize.revoke}</p>
    </Asking>
  );
}
