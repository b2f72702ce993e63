/** Passkeys: between the JSON of the API and the buffers of the browser (WebAuthn level 3 does the same, where it is). */

import type { Schemas } from "./types";

export type Asked = Schemas["RequestOptions"];
export type Offered = Schemas["CreationOptions"];
export type Shown = Schemas["AssertionAnswer"];
export type Made = Schemas["RegistrationAnswer"];

/** Whoever was asked for a passkey had none, or would not. The browser does not tell which. */
export class NoPasskey extends Error {
  override readonly name = "NoPasskey";
}

/** This device has that account's passkey already. */
export class PasskeyHere extends Error {
  override readonly name = "PasskeyHere";
}

export function supported(): boolean {
  return typeof PublicKeyCredential !== "undefined";
}

/** Whether the browser can offer passkeys where an address is typed. */
export async function offersInline(): Promise<boolean> {
  return supported() && (await PublicKeyCredential.isConditionalMediationAvailable?.()) === true;
}

/** Ask for a passkey; `inline` waits beside the address field, until `signal` ends it. */
export async function show(
  options: Asked,
  { inline = false, signal }: { inline?: boolean; signal?: AbortSignal } = {},
) {
  const publicKey: PublicKeyCredentialRequestOptions = {
    challenge: bytes(options.challenge),
    rpId: options.rpId,
    allowCredentials: options.allowCredentials.map(described),
    userVerification: options.userVerification,
    ...(options.timeout !== undefined && { timeout: options.timeout }),
  };
  const found = await asked(() =>
    navigator.credentials.get({ publicKey, ...(inline && { mediation: "conditional" }), ...(signal && { signal }) }),
  );
  const response = found.response as AuthenticatorAssertionResponse;
  return {
    id: found.id,
    rawId: text(found.rawId),
    type: "public-key",
    response: {
      clientDataJSON: text(response.clientDataJSON),
      authenticatorData: text(response.authenticatorData),
      signature: text(response.signature),
      userHandle: response.userHandle ? text(response.userHandle) : null,
    },
  } satisfies Shown;
}

/** Make a passkey. */
export async function make(options: Offered) {
  const publicKey: PublicKeyCredentialCreationOptions = {
    rp: options.rp,
    user: { ...options.user, id: bytes(options.user.id) },
    challenge: bytes(options.challenge),
    pubKeyCredParams: options.pubKeyCredParams.map(({ alg }) => ({ type: "public-key", alg })),
    excludeCredentials: options.excludeCredentials.map(described),
    authenticatorSelection: options.authenticatorSelection,
    attestation: "none",
    extensions: { credProps: true },
    ...(options.timeout !== undefined && { timeout: options.timeout }),
  };
  const made = await asked(() => navigator.credentials.create({ publicKey }));
  const response = made.response as AuthenticatorAttestationResponse;
  return {
    id: made.id,
    rawId: text(made.rawId),
    type: "public-key",
    response: {
      clientDataJSON: text(response.clientDataJSON),
      attestationObject: text(response.attestationObject),
      transports: response.getTransports?.() ?? [],
    },
    clientExtensionResults: {},
  } satisfies Made;
}

async function asked(ask: () => Promise<Credential | null>): Promise<PublicKeyCredential> {
  try {
    const found = await ask();
    if (found instanceof PublicKeyCredential) return found;
  } catch (error) {
    if (error instanceof DOMException && error.name === "InvalidStateError") throw new PasskeyHere(error.message);
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    if (!(error instanceof DOMException)) throw error;
  }
  throw new NoPasskey("no passkey was shown");
}

function described(each: Schemas["Named"]): PublicKeyCredentialDescriptor {
  return {
    type: "public-key",
    id: bytes(each.id),
    ...(each.transports && { transports: each.transports as AuthenticatorTransport[] }),
  };
}

/** base64url, as WebAuthn writes bytes in JSON. */
export function bytes(written: string): Uint8Array<ArrayBuffer> {
  const plain = atob(written.replace(/-/g, "+").replace(/_/g, "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}

export function text(buffer: ArrayBuffer): string {
  const plain = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(plain).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}
