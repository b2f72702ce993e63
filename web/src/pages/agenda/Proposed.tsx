import { call } from "~/api/call";
import type { Schemas } from "~/api/types";
import { Button } from "~/design/Button";
import { toast } from "~/design/toasts";
import { useAsked } from "~/frame/asking";
import { useDeed } from "~/frame/deeds";
import { all } from "~/frame/pages";
import { words } from "~/texts/details";
import type { Saying } from "~/times/said";
import { type JsEvent, occurrence } from "./event";
import { inZone, whenOf } from "./when";

type Waiting = Schemas["Waiting"];

/** What others would like to become of an event, for whoever invites to decide. */
export function Proposed({
  id,
  whole,
  zone,
  saying,
  decided,
}: {
  id: string;
  whole: JsEvent;
  zone: string;
  saying: Saying;
  decided: () => Promise<void>;
}) {
  const asked = useAsked(() => all((query) => call("get", "/api/agenda/proposals", { query })));
  const here = (asked.found ?? []).filter(({ event_id }) => event_id === id);
  if (here.length === 0) return null;
  return (
    <section className="proposals" aria-label={words.proposals.title}>
      <ul>
        {here.map((each) => (
          <One
            key={each.proposal_id}
            of={each}
            whole={whole}
            zone={zone}
            saying={saying}
            decided={async () => void (await Promise.all([asked.again(), decided()]))}
          />
        ))}
      </ul>
    </section>
  );
}

function One({
  of,
  whole,
  zone,
  saying,
  decided,
}: {
  of: Waiting;
  whole: JsEvent;
  zone: string;
  saying: Saying;
  decided: () => Promise<void>;
}) {
  const decide = (accept: boolean) => async () => {
    await call("post", "/api/agenda/proposals/{proposal_id}", {
      path: { proposal_id: of.proposal_id },
      body: { accept },
    });
    toast(accept ? words.proposals.accepted : words.proposals.declined);
    await decided();
  };
  const accepting = useDeed(decide(true));
  const declining = useDeed(decide(false));
  const who = calledIn(whole, of.sender);
  const said = {
    counter: words.proposals.counter,
    crasher: words.proposals.crasher,
    unverified: words.proposals.unverified,
  } as const;
  const title = (said[of.kind as keyof typeof said] ?? words.proposals.other)(who);
  const now = occurrence(whole, of.recurrence_id ?? null);
  const busy = accepting.busy || declining.busy;
  return (
    <li className="proposal">
      <p>
        <strong className="break">{title}</strong>
      </p>
      {of.kind === "counter" && of.start && (
        <>
          <p>{whenOf(inZone(proposedOf(of, now), zone), saying)}</p>
          <p className="soft small">{words.proposals.instead(whenOf(inZone(now, zone), saying))}</p>
        </>
      )}
      {of.comment && <p className="break">“{of.comment}”</p>}
      <div className="row">
        <Button
          small
          look="primary"
          busy={accepting.busy}
          disabled={busy}
          aria-label={words.proposals.acceptOf(title)}
          onClick={accepting.run}
        >
          {words.proposals.accept}
        </Button>
        <Button
          small
          busy={declining.busy}
          disabled={busy}
          aria-label={words.proposals.declineOf(title)}
          onClick={declining.run}
        >
          {words.proposals.decline}
        </Button>
      </div>
    </li>
  );
}

function calledIn({ participants }: JsEvent, address: string): string {
  const mine = Object.values(participants ?? {}).find(({ email, sendTo }) =>
    [email ?? "", ...Object.values(sendTo ?? {})].some(
      (each) => each.replace(/^mailto:/i, "").toLowerCase() === address.toLowerCase(),
    ),
  );
  return mine?.name || address;
}

/** The event as it would be. */
function proposedOf({ start, duration, time_zone }: Waiting, now: JsEvent): JsEvent {
  return {
    ...now,
    ...(start && { start }),
    ...(duration && { duration }),
    ...(time_zone && { timeZone: time_zone }),
  };
}
