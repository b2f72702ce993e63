import { useCallback, useEffect, useState } from "react";
import { call, open, stepUpNow } from "~/api/call";
import { Declined, Problem } from "~/api/problems";
import type { Schemas } from "~/api/types";
import { Button } from "~/design/Button";
import { failure } from "~/design/form";
import { Notice } from "~/design/Notice";
import { leave } from "~/frame/me";
import { Broken } from "~/pages/entrance/Broken";
import { Entrance } from "~/pages/entrance/Entrance";
import { t } from "~/texts";
import { Asking, Moving, Wishes } from "./Party";
import { forget, asked as ticketOf } from "./ticket";

type State = "working" | "deciding" | "choosing" | "elsewhere" | "broken";

/** An application sent somebody here to sign in: what it is, what it asks for, and yes or no. */
export default function Authorize() {
  const [ticket] = useState(() => ticketOf("stoa-application"));
  const [asked, ask] = useState<Schemas["Asked"] | null>(null);
  const [state, become] = useState<State>(ticket === "" ? "broken" : "working");
  const [refused, refuse] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const fail = useCallback((error: unknown) => {
    const kind = error instanceof Problem ? error.kind : "";
    if (kind === "ticket-refused" || kind === "invalid") become("broken");
    else if (kind === "other-workspace") become("elsewhere");
    else refuse(failure(error));
  }, []);

  /** Tell what was decided, or ask whether there is anything to decide. */
  const decide = useCallback(
    async (allow: boolean | null) => {
      setBusy(true);
      refuse(null);
      try {
        const path = { ticket };
        let decided = await call("post", "/api/auth/authorize/{ticket}", { path, body: { allow } });
        if (decided.sign_in) {
          await stepUpNow();
          decided = await call("post", "/api/auth/authorize/{ticket}", { path, body: { allow } });
        }
        if (decided.location) {
          forget("stoa-application");
          location.replace(decided.location);
          return;
        }
        become("deciding");
      } catch (error) {
        if (error instanceof Declined) become("deciding");
        else fail(error);
      }
      setBusy(false);
    },
    [ticket, fail],
  );

  useEffect(() => {
    if (ticket === "") return;
    open("get", "/api/auth/authorize/{ticket}", { path: { ticket } })
      .then(async (found) => {
        ask(found);
        if (found.choose) become("choosing");
        else await decide(null);
      })
      .catch(fail);
  }, [ticket, decide, fail]);

  if (state === "broken")
    return <Broken title={t.link.brokenTitle} lead={t.authorize.broken} href="/" label={t.gone.home} />;
  if (asked === null || state === "working") {
    return <Entrance title={t.verify.working}>{refused && <Notice tone="bad">{refused}</Notice>}</Entrance>;
  }
  const no = (
    <Button look="bare" wide busy={busy && state !== "deciding"} onClick={() => void decide(false)}>
      {t.authorize.no}
    </Button>
  );
  if (state === "elsewhere") {
    return (
      <Asking title={t.authorize.elsewhere(asked.workspace_name)} asker={asked} refused={refused}>
        <Moving workspace={asked.workspace} name={asked.workspace_name} fail={fail} />
        {no}
      </Asking>
    );
  }
  if (state === "choosing") {
    return (
      <Asking title={t.authorize.choose(asked.name)} asker={asked} refused={refused}>
        <Button look="primary" wide busy={busy} onClick={() => void decide(null)}>
          {t.authorize.goOn}
        </Button>
        <Button wide onClick={() => leave()}>
          {t.authorize.other}
        </Button>
        {no}
      </Asking>
    );
  }
  return (
    <Asking title={t.authorize.title(asked.name)} asker={asked} refused={refused}>
      <p className="small soft">{t.authorize.wants(asked.name, asked.workspace_name)}</p>
      <Wishes scopes={asked.scopes} />
      <p className="small soft break">{t.authorize.leadsTo(asked.leads_to)}</p>
      {asked.client_uri && (
        <a className="small break" href={asked.client_uri} target="_blank" rel="noreferrer">
          {t.authorize.home(asked.name)}
        </a>
      )}
      <Button look="primary" wide busy={busy} onClick={() => void decide(true)}>
        {t.authorize.yes}
      </Button>
      {no}
      <p className="small soft">{t.authorize.revoke}</p>
    </Asking>
  );
}
