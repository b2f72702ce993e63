import { useState } from "react";
import { call } from "~/api/call";
import { end } from "~/api/session";
import { Button } from "~/design/Button";
import { t } from "~/texts";
import { Entrance } from "./Entrance";

/** An application wants somebody to be signed out here, too; only they can say so. */
export function SignOut() {
  const [busy, setBusy] = useState(false);

  async function leave() {
    setBusy(true);
    try {
      await call("delete", "/api/auth/revoke");
    } catch {
      // whoever is signed out already has what they want
    }
    end();
    location.replace("/signed-out");
  }

  return (
    <Entrance title={t.signOut.title} lead={t.signOut.lead}>
      <div className="stack ways">
        <Button look="primary" wide busy={busy} onClick={() => void leave()}>
          {t.signOut.deed}
        </Button>
        <a className="button bare wide" href="/">
          {t.signOut.stay}
        </a>
      </div>
    </Entrance>
  );
}
