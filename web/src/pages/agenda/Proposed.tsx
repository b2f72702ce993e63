import { call } from "~/api/call";
import type { Schemas } from "~/api/types";
import { Button } from "~/design/Button";
import { toast } from "~/design/toasts";
import { useDeed } from "~/frame/deeds";
import { words as agenda } from "~/texts/agenda";
import { words } from "~/texts/details";
import type { Saying } from "~/times/said";
import { type JsEvent, occurrence } from "./event";
import { useColleagues } from "./planning/colleagues";
import { inZone, whenOf } from "./when";

export type Proposed = Schemas["Waiting"];

interface OfProposal {
  of: Proposed;
  /** The event that it is about, where that is known. */
  whole: JsEvent | null;
  zone: string;
  saying: Saying;
  decided: () => Promise<void>;
}

/** What somebody would like to become of an event, for whoever invites to decide. */
export function Proposal({ of, whole, zone, saying, decided }: OfProposal) {
  const decide = (accept: boolean) => async () => {
    await call("post", "/api/agenda/proposals/{proposal_id}", {
      path: { proposal_id: of.proposal_id },
      body: { accept },
    });
    toast(accept ? words.proposals.accepted[of.kind] : words.proposals.declined);
    await decided();
  };
  const accepting = useDeed(decide(true));
  const declining = useDeed(decide(false));
  const known = useColleagues([of.sender]).get(of.sender.toLowerCase());
  const title = words.proposals.kinds[of.kind](known?.name ?? calledIn(whole, of.sender));
  const now = whole && occurrence(whole, of.recurrence_id ?? null);
  const busy = accepting.busy || declining.busy;
  return (
    <li className="proposal">
      <strong className="break">{title}</strong>
      {!whole && <p className="break">{of.title || agenda.untitled}</p>}
      {of.start && (of.kind === "counter" || !whole) && <p>{whenOf(inZone(proposedOf(of, now), zone), saying)}</p>}
      {now && of.kind === "counter" && (
        <p className="soft small">{words.proposals.instead(whenOf(inZone(now, zone), saying))}</p>
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

function calledIn(event: JsEvent | null, address: string): string {
  const mine = Object.values(event?.participants ?? {}).find(({ email, sendTo }) =>
    [email ?? "", ...Object.values(sendTo ?? {})].some(
      (each) => each.replace(/^mailto:/i, "").toLowerCase() === address.toLowerCase(),
    ),
  );
  return mine?.name || address;
}

/** The event as it would be. */
function proposedOf({ start, duration, time_zone }: Proposed, now: JsEvent | null): JsEvent {
  return {
    ...now,
    start: start ?? now?.start ?? "",
    ...(duration && { duration }),
    ...(time_zone && { timeZone: time_zone }),
    ...(!now && !time_zone && duration?.match(/^P\d+[DW]$/) && { showWithoutTime: true }),
  };
}
