// An application that relies on Stoa, as `openid-client` by panva makes one. It reads from its standard input where the
// provider is, what it is registered as, and what shows a browser to be Ada's; and writes what came of each flow.
import { readFileSync } from "node:fs";
import * as client from "openid-client";

const { issuer, here, browser, back, wiki, robot, screen } = JSON.parse(readFileSync(0, "utf-8"));
const BEARER = { authorization: browser.authorization };
const JSON_BODY = { "content-type": "application/json" };

// The provider knows itself by a name; the doors that are open here are at another port.
const reach = (url, options) => fetch(String(url).replace(issuer, here), options);

async function found(id, authentication) {
  const options = { execute: [client.allowInsecureRequests], [client.customFetch]: reach };
  const config = await client.discovery(new URL(issuer), id, undefined, authentication, options);
  client.enableNonRepudiationChecks(config); // ID tokens are verified by the provider's keys, too
  return config;
}

// What Ada's browser does: to the provider, to the page that asks her, and back.
async function visits(url) {
  const first = await reach(url, { redirect: "manual", headers: { cookie: browser.cookie } });
  const location = first.headers.get("location");
  const [, ticket] = location.split("/authorize#");
  if (!ticket) return new URL(location);
  const asked = { method: "POST", headers: { ...BEARER, ...JSON_BODY }, body: JSON.stringify({ allow: true }) };
  const answer = await fetch(`${here}/api/auth/authorize/${ticket}`, asked);
  return new URL((await answer.json()).location);
}

const code = async (promise) => promise.then(() => "taken", (error) => error.error ?? error.code ?? String(error));

async function signsIn(config, more) {
  const verifier = client.randomPKCECodeVerifier();
  const [state, nonce] = [client.randomState(), client.randomNonce()];
  const challenge = await client.calculatePKCECodeChallenge(verifier);
  const asked = { redirect_uri: back, code_challenge: challenge, code_challenge_method: "S256", state, nonce, ...more };
  const came = await visits(client.buildAuthorizationUrl(config, asked));
  const checks = { pkceCodeVerifier: verifier, expectedNonce: nonce, expectedState: state, idTokenExpected: true };
  return { came, checks, redeem: () => client.authorizationCodeGrant(config, came, checks) };
}

async function wikiSays() {
  const config = await found(wiki.id, client.ClientSecretBasic(wiki.secret));
  const wrong = await signsIn(config, { scope: "openid email" });
  const verifier = { ...wrong.checks, pkceCodeVerifier: client.randomPKCECodeVerifier() };
  const otherVerifier = await code(client.authorizationCodeGrant(config, wrong.came, verifier));
  const { redeem } = await signsIn(config, { scope: "openid profile email offline_access" });
  const tokens = await redeem();
  const claims = tokens.claims();
  const userinfo = await client.fetchUserInfo(config, tokens.access_token, claims.sub);
  const renewed = await client.refreshTokenGrant(config, tokens.refresh_token);
  const before = await client.tokenIntrospection(config, renewed.access_token);
  await client.tokenRevocation(config, renewed.refresh_token);
  const after = await client.tokenIntrospection(config, renewed.access_token);
  const again = await code(client.refreshTokenGrant(config, renewed.refresh_token));
  const silent = await signsIn(config, { scope: "openid", prompt: "none" });
  const last = await silent.redeem();
  const said = { post_logout_redirect_uri: back, id_token_hint: last.id_token, state: "bye" };
  const leaves = await reach(client.buildEndSessionUrl(config, said), { redirect: "manual" });
  const nobody = await signsIn(config, { scope: "openid", prompt: "none" });
  return {
    issuer: config.serverMetadata().issuer,
    claims,
    userinfo,
    rotated: renewed.refresh_token !== tokens.refresh_token,
    sameSubject: renewed.claims()?.sub === claims.sub,
    introspected: [before.active, before.client_id, after.active],
    refused: { otherVerifier, again, nobody: await code(nobody.redeem()) },
    leaves: leaves.headers.get("location"),
  };
}

async function robotSays() {
  const config = await found(robot.id, client.ClientSecretPost(robot.secret));
  const tokens = await client.clientCredentialsGrant(config, { scope: "people:read" });
  const url = new URL(`${here}/api/workspace/people`);
  const people = await (await client.fetchProtectedResource(config, tokens.access_token, url, "GET")).json();
  return { expires: tokens.expires_in, people: people.items.map((each) => each.email) };
}

async function screenSays() {
  const config = await found(screen.id, client.None());
  const begun = await client.initiateDeviceAuthorization(config, { scope: "openid" });
  const asked = { method: "POST", headers: { ...BEARER, ...JSON_BODY }, body: JSON.stringify({ allow: true }) };
  const answer = await fetch(`${here}/api/auth/device/${begun.user_code}`, asked);
  const tokens = await client.pollDeviceAuthorizationGrant(config, { ...begun, interval: 0 });
  return { allowed: answer.status, interval: begun.interval, sub: tokens.claims().sub };
}

const answers = { robot: await robotSays(), screen: await screenSays(), wiki: await wikiSays() };
process.stdout.write(JSON.stringify(answers));
