// A browser and the authenticator in it, as `nid-webauthn-emulator` by Nikkei makes both. It reads from its standard
// input where the house is, how it is known, and what shows that Ada is signed in; and writes what came of each answer.
import { readFileSync } from "node:fs";
import { AuthenticatorEmulator, WebAuthnEmulator } from "nid-webauthn-emulator";

const { here, origin, authorization, email, password } = JSON.parse(readFileSync(0, "utf-8"));
const next = "http://localhost:8001"; // another origin, to which an authenticator gives what it has for this host
const browser = new WebAuthnEmulator();
const careless = new WebAuthnEmulator( // the same passkeys, and nobody asks who touches
  new AuthenticatorEmulator({ userGetAssertionInteraction: (user) => ({ user, options: { up: true, uv: false } }) }),
);

async function post(path, body = {}, headers = {}) {
  const sent = { "content-type": "application/json", origin, ...headers };
  const answer = await fetch(`${here}/api/auth/${path}`, { method: "POST", headers: sent, body: JSON.stringify(body) });
  const said = await answer.json();
  const state = answer.headers.getSetCookie().find((each) => each.startsWith("__Host-state="));
  return { status: answer.status, said, cookie: state?.split(";")[0] };
}

async function made(at = origin) {
  const { said, cookie } = await post("passkeys/options", {}, { authorization });
  const answer = browser.createJSON(at, said);
  return () => post("passkeys", { answer, name: "Emulated key" }, { authorization, cookie });
}

async function shown(by = browser, at = origin) {
  const { said, cookie } = await post("passkey/options");
  const passkey = by.getJSON(at, said);
  return (path, more = {}, headers = {}) => post(path, { passkey, ...more }, { cookie, ...headers });
}

const briefly = ({ status, said }) => [status, said.type?.split(":").at(-1)];
const outcome = async (passkey) => passkey.then(() => "made", (error) => error.name);

const elsewhere = await (await made(next))();
const register = await made();
const added = await register();
const alone = await shown();
const entered = await alone("passkey");
const { said: first } = await post("login", { email, password });
const second = await (await shown())("second-step", { ticket: first.second_step.ticket });
const raised = await (await shown())("step-up", {}, { authorization });
process.stdout.write(
  JSON.stringify({
    passkey: added.said,
    alone: entered.said.signed_in,
    needed: first.signed_in,
    second: second.said.signed_in,
    raised: raised.said.amr,
    oneOnly: await outcome(made()),
    elsewhere: [elsewhere, await (await shown(browser, next))("passkey")].map(briefly),
    again: [await register(), await alone("passkey"), await alone("step-up", {}, { authorization })].map(briefly),
    unverified: briefly(await (await shown(careless))("passkey")),
  }),
);
