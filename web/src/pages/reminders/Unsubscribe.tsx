import { useState } from "react";
import { open } from "~/api/call";
import { Problem } from "~/api/problems";
import { Button } from "~/design/Button";
import { failure } from "~/design/form";
import { Notice } from "~/design/Notice";
import { ticket } from "~/design/router";
import { Broken } from "~/pages/entrance/Broken";
import { Entrance } from "~/pages/entrance/Entrance";
import { words } from "~/texts/reminders";

const { stop } = words;
type Kind = keyof typeof stop.asks;

const CHOICES = "/settings/reminders";

/** Where the address leads by which letters are switched off: `/unsubscribe#<token>`. It asks, since programs look at links. */
export default function Unsubscribe() {
  const [token] = useState(ticket);
  const [state, become] = useState<"asked" | "busy" | "stopped" | "broken">("asked");
  const [failed, fail] = useState<string | null>(null);
  const kind = kindOf(token);

  async function press() {
    become("busy");
    fail(null);
    try {
      await open("post", "/api/agenda/unsubscribe", { query: { token } });
      become("stopped");
    } catch (error) {
      if (error instanceof Problem && error.status === 404) return become("broken");
      become("asked");
      fail(failure(error));
    }
  }

  if (kind === null || state === "broken")
    return <Broken title={stop.broken.title} lead={stop.broken.lead} href={CHOICES} label={stop.choose} />;
  if (state === "stopped")
    return (
      <Entrance title={stop.stopped[kind]} lead={stop.back}>
        <a className="button quiet wide" href={CHOICES}>
          {stop.choose}
        </a>
      </Entrance>
    );
  return (
    <Entrance title={stop.asks[kind]} lead={stop.leads[kind]}>
      <div className="stack ways">
        {failed && <Notice tone="warn">{failed}</Notice>}
        <Button look="primary" wide busy={state === "busy"} onClick={() => void press()}>
          {stop.submit}
        </Button>
        <a className="button quiet wide" href={CHOICES}>
          {stop.choose}
        </a>
      </div>
    </Entrance>
  );
}

/** Of which letters a token is; whether it is one, the API says. */
function kindOf(token: string): Kind | null {
  const kind = token.split(".")[2] ?? "";
  return kind in stop.asks ? (kind as Kind) : null;
}
