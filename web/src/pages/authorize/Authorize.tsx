import { type ReactNode, useCallback, useEffect, useState } from "react";
import { call, open, stepUpNow } from "~/api/call";
import { Declined, Problem } from "~/api/problems";
import { begin } from "~/api/session";
import type { Schemas } from "~/api/types";
import { Button } from "~/design/Button";
import { failure } from "~/design/form";
import { Icon } from "~/design/Icon";
import { Notice } from "~/design/Notice";
import { Avatar } from "~/frame/Frame";
import { leave, useMe } from "~/frame/me";
import { useArrival } from "~/pages/entrance/arriving";
import { Broken } from "~/pages/entrance/Broken";
import { Entrance } from "~/pages/entrance/Entrance";
import { t } from "~/texts";
import { forget, asked as ticketOf } from "./ticket";
import "./authorize.css";

type State = "working" | "deciding" | "choosing" | "elsewhere" | "broken";

/** An application sent somebody here to sign in: what it is, what it asks for, and yes or no. */
export default function Authorize() {
  const [ticket] = useState(ticketOf);
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
          forget();
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
      <Asking title={t.authorize.elsewhere(asked.workspace_name)} asked={asked} refused={refused}>
        <Moving workspace={asked.workspace} name={asked.workspace_name} fail={fail} />
        {no}
      </Asking>
    );
  }
  if (state === "choosing") {
    return (
      <Asking title={t.authorize.choose(asked.name)} asked={asked} refused={refused}>
        <Button look="primary" wide busy={busy} onClick={() => void decide(null)}>
          {t.authorize.goOn}
        </Button>
        <Button wide onClick={leave}>
          {t.authorize.other}
        </Button>
        {no}
      </Asking>
    );
  }
  return (
    <Asking title={t.authorize.title(asked.name)} asked={asked} refused={refused}>
      <p className="small soft">{t.authorize.wants(asked.name)}</p>
      <ul className="wishes">
        {asked.scopes.map(({ scope, meaning }) => (
          <li key={scope}>
            <Icon name="check" size={16} />
            {meaning}
          </li>
        ))}
      </ul>
      <Button look="primary" wide busy={busy} onClick={() => void decide(true)}>
        {t.authorize.yes}
      </Button>
      {no}
      <p className="small soft">{t.authorize.revoke}</p>
    </Asking>
  );
}

interface Shape {
  title: string;
  asked: Schemas["Asked"];
  refused: string | null;
  children: ReactNode;
}

function Asking({ title, asked, refused, children }: Shape) {
  const { me } = useMe();
  return (
    <Entrance title={title}>
      <div className="party">
        {asked.logo_uri ? (
          <img src={asked.logo_uri} alt="" width="44" height="44" />
        ) : (
          <Avatar name={asked.name} size={44} />
        )}
        <span aria-hidden="true">⋯</span>
        <Avatar name={me.name} size={44} />
        <div>
          <strong className="break">{me.name}</strong>
          <span className="soft small break">{me.email}</span>
        </div>
      </div>
      {refused && <Notice tone="bad">{refused}</Notice>}
      <div className="stack ways">{children}</div>
    </Entrance>
  );
}

/** The application belongs to another workspace of the same person: one step, and on. */
function Moving({ workspace, name, fail }: { workspace: string; name: string; fail: (error: unknown) => void }) {
  const [busy, setBusy] = useState(false);
  const { arrive, asking } = useArrival(leave);

  async function move() {
    setBusy(true);
    try {
      const answer = await call("post", "/api/auth/workspaces/{workspace}/switch", { path: { workspace }, body: {} });
      if (answer.signed_in) {
        begin(answer.signed_in);
        location.reload();
      } else arrive(answer);
    } catch (error) {
      fail(error);
      setBusy(false);
    }
  }

  if (asking) return <div className="over">{asking}</div>;
  return (
    <Button look="primary" wide busy={busy} onClick={() => void move()}>
      {t.authorize.move(name)}
    </Button>
  );
}
