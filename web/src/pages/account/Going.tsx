import { useState } from "react";
import { call } from "~/api/call";
import { fetched } from "~/api/fetching";
import { begin } from "~/api/session";
import type { Schemas } from "~/api/types";
import { Button } from "~/design/Button";
import { useAsked } from "~/frame/asking";
import { Confirm } from "~/frame/Confirm";
import { leave, useMe } from "~/frame/me";
import { Failed, Section } from "~/frame/Section";
import { t } from "~/texts/house";

const SWITCH = "/api/auth/workspaces/{workspace}/switch";

/** Out of this workspace, for whoever is in another one, too; and on to that. */
export function Going() {
  const { me } = useMe();
  const asked = useAsked(() => call("get", "/api/auth/workspaces"));
  const [asking, ask] = useState(false);
  const homes = asked.found?.items ?? [];
  const here = homes.find(({ workspace }) => workspace === me.workspace);
  const next = homes.find(({ workspace, status }) => workspace !== me.workspace && status === "active");
  if (!here || !next) return <Failed of={asked} />;

  return (
    <Section
      title={t.going.title}
      about={t.going.about}
      deed={
        <Button small onClick={() => ask(true)}>
          {t.going.deed}
        </Button>
      }
    >
      {asking && (
        <Confirm
          title={t.going.ask(here.name)}
          lead={t.going.lead}
          deed={t.going.deed}
          act={() => go(here.workspace, next.workspace)}
          close={() => ask(false)}
        />
      )}
    </Section>
  );
}

/** From there: whoever is out of a workspace is signed out of it. Who has to stay is back as if nothing had been. */
async function go(from: string, to: string): Promise<void> {
  const away = `/api/auth/workspaces/${from}`;
  const { signed_in: there } = await call("post", SWITCH, { path: { workspace: to }, body: {} });
  if (!there) {
    await call("delete", "/api/auth/workspaces/{workspace}", { path: { workspace: from } });
    return leave(); // the other one demands more than was shown here
  }
  const token = there.access_token;
  try {
    await fetched(away, { method: "delete", token });
  } catch (error) {
    const back = (await fetched(`${away}/switch`, { method: "post", body: {}, token })) as Schemas["LoginAnswer"];
    if (back.signed_in) begin(back.signed_in);
    throw error;
  }
  begin(there);
  location.assign("/");
}
