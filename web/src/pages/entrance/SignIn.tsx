import { useEffect, useRef, useState } from "react";
import { open } from "~/api/call";
import { NoPasskey, offersInline, show, supported } from "~/api/passkeys";
import { Problem } from "~/api/problems";
import { Button } from "~/design/Button";
import { Address, Password } from "~/design/Field";
import { Form, useForm } from "~/design/form";
import { Notice } from "~/design/Notice";
import { t } from "~/texts";
import { sentence } from "~/texts/sentences";
import { type LoginAnswer, useArrival } from "./arriving";
import { Entrance } from "./Entrance";
import { useLooks } from "./looks";
import { type Asked as LinkAsked, MagicCode } from "./MagicCode";
import { Providers, useWays } from "./Providers";
import { address, filled } from "./rules";

/** The workspace that somebody arrives for, if it is any one. */
export interface Within {
  workspace?: string;
}

/** Signing in: with a password, a passkey, or a link in a letter. */
export function SignIn() {
  const [asked, ask] = useState<LinkAsked | null>(null);
  const { arrive, asking } = useArrival(() => ask(null));
  const looks = useLooks();
  const within = looks ? { workspace: looks.workspace } : {};
  const inline = useInlinePasskey(arrive, within);
  const form = useForm(
    { email: "", password: "" },
    async ({ email, password }) => {
      const known = { email: email.trim(), password };
      arrive(await open("post", "/api/auth/login", { body: { ...known, ...within } }));
    },
    { rules: { email: address, password: filled } },
  );
  const [refused] = useState(problem);
  const ways = useWays(form.values.email);
  const link = useForm({}, async () => ask(await sendLink(form.values.email, within)));
  const passkey = useForm(
    {},
    async () => {
      inline.stop();
      const shown = await show(await open("post", "/api/auth/passkey/options"));
      arrive(await open("post", "/api/auth/passkey", { body: { passkey: shown, ...within } }));
    },
    { explain: (error) => (error instanceof NoPasskey ? t.signIn.noPasskey : undefined) },
  );

  function wantLink() {
    if (address(form.values.email) === null) void link.submit();
    else form.judge({ email: address });
  }

  if (asking) return asking;
  if (asked) return <MagicCode asked={asked} within={within} arrive={arrive} back={() => ask(null)} />;
  if (looks === undefined) return <Entrance title={t.signIn.title} />; // no form comes and goes before anybody's eyes
  const only = looks?.ways.length === 0; // with the company's own alone
  return (
    <Entrance
      title={looks ? t.signIn.to(looks.name) : t.signIn.title}
      looks={looks}
      foot={
        looks ? (
          <a href="/sign-in">{t.signIn.another}</a>
        ) : (
          ways && (
            <>
              {t.signIn.new} {ways.registration === "open" ? <a href="/register">{t.signIn.register}</a> : t.signIn.ask}
            </>
          )
        )
      }
    >
      {refused && <Notice tone="bad">{refused}</Notice>}
      {!only && (
        <>
          <Form form={form} label={t.signIn.title}>
            <Address autoComplete="username webauthn" autoFocus />
            <Password
              name="password"
              label={t.entrance.password}
              autoComplete="current-password webauthn"
              beside={<a href="/forgotten">{t.signIn.forgotten}</a>}
            />
            <Button look="primary" type="submit" wide busy={form.busy} disabled={form.blocked !== null}>
              {t.signIn.submit}
            </Button>
          </Form>
          {form.blocked !== null && (
            <Notice>
              {t.signIn.throttled}{" "}
              <button type="button" className="link" onClick={wantLink}>
                {t.signIn.link}
              </button>
            </Notice>
          )}
          <div className="or">{t.entrance.or}</div>
        </>
      )}
      <div className="stack ways">
        <Providers ways={ways} looks={looks} />
        {!only && (
          <>
            {supported() && (
              <Form form={passkey}>
                <Button type="submit" wide icon="passkey" busy={passkey.busy}>
                  {t.signIn.passkey}
                </Button>
              </Form>
            )}
            <Form form={link}>
              <Button wide icon="letter" busy={link.busy} onClick={wantLink}>
                {t.signIn.link}
              </Button>
            </Form>
          </>
        )}
      </div>
    </Entrance>
  );
}

/** What somebody was refused with who came back from a provider: `/sign-in#problem=sign-in-cancelled`. */
function problem(): string | null {
  const kind = new URLSearchParams(location.hash.slice(1)).get("problem");
  if (kind === null) return null;
  history.replaceState(history.state, "", location.pathname + location.search);
  return t.signIn.thrown[kind] ?? sentence(new Problem(kind, 403, ""));
}

export async function sendLink(typed: string, within: Within): Promise<LinkAsked> {
  return open("post", "/api/auth/magic", { body: { email: typed.trim(), ...within } });
}

/** Passkeys that the browser offers where the address is typed, for as long as this page waits. */
function useInlinePasskey(arrive: (answer: LoginAnswer) => void, within: Within) {
  const waiting = useRef<AbortController | null>(null);
  const latest = useRef({ arrive, within });
  latest.current = { arrive, within };
  useEffect(() => {
    const controller = new AbortController();
    waiting.current = controller;
    void wait(controller.signal, () => latest.current.within).then((answer) => {
      if (answer) latest.current.arrive(answer);
    });
    return () => controller.abort();
  }, []);
  return { stop: () => waiting.current?.abort() };
}

/** What came of it; nothing if the browser has no such way, or another way was taken. */
async function wait(signal: AbortSignal, within: () => Within): Promise<LoginAnswer | null> {
  try {
    if (!(await offersInline()) || signal.aborted) return null;
    const passkey = await show(await open("post", "/api/auth/passkey/options", { signal }), { inline: true, signal });
    return await open("post", "/api/auth/passkey", { body: { passkey, ...within() } });
  } catch {
    return null; // nobody asked for it: the page has other ways
  }
}
