import { useLocation } from "wouter";
import { call } from "~/api/call";
import { useAsked } from "~/frame/asking";
import { Page } from "~/frame/Frame";
import { useMe } from "~/frame/me";
import { t } from "~/texts/house";
import { App } from "./App";
import { Applications } from "./Applications";
import { Codes } from "./Codes";
import { Devices } from "./Devices";
import { Linked } from "./Linked";
import { Passkeys } from "./Passkeys";
import { PasswordSection } from "./Password";
import { Sessions } from "./Sessions";

/** How one signs in, and where one is signed in; that first for whom a letter has sent to look at it. */
export default function Security() {
  const { again } = useMe();
  const [path] = useLocation();
  const alarmed = path === "/security/devices";
  const factors = useAsked(() => call("get", "/api/auth/factors"));

  async function changed() {
    await Promise.all([factors.again(), again()]);
  }

  const places = (
    <>
      <Sessions wanted={alarmed} />
      <Devices />
    </>
  );
  return (
    <Page title={t.security.title} lead={t.security.lead} narrow>
      {alarmed && places}
      <PasswordSection />
      <Passkeys factors={factors} changed={changed} />
      <App factors={factors} changed={changed} />
      <Codes factors={factors} changed={changed} />
      <Linked />
      <Applications />
      {!alarmed && places}
    </Page>
  );
}
