import { tell } from "~/api/outbox";
import { Button } from "~/design/Button";
import { toast } from "~/design/toasts";
import { useDeed } from "~/frame/deeds";
import { words } from "~/texts/agenda";
import type { Participant } from "./event";
import { eventOf, type Kept } from "./writing";

/** Whether one comes. */
export function Answering({
  kept,
  own,
  at,
  answered,
}: {
  kept: Kept;
  own: Participant;
  at: string | null;
  answered: () => Promise<void>;
}) {
  return (
    <fieldset className="answering">
      <legend className="label">{words.event.coming}</legend>
      <div className="row">
        {(["accepted", "tentative", "declined"] as const).map((status) => (
          <Answer
            key={status}
            kept={kept}
            status={status}
            on={own.participationStatus === status}
            at={at}
            answered={answered}
          />
        ))}
      </div>
    </fieldset>
  );
}

function Answer({
  kept,
  status,
  on,
  at,
  answered,
}: {
  kept: Kept;
  status: "accepted" | "tentative" | "declined";
  on: boolean;
  at: string | null;
  answered: () => Promise<void>;
}) {
  const repeats = Boolean(eventOf(kept).recurrenceRules?.length);
  const deed = useDeed(async () => {
    const path = { calendar_id: kept.calendar_id, event_id: kept.event_id };
    const body = { status, ...(repeats && at && { recurrence_id: at }) };
    await tell("post", "/api/agenda/calendars/{calendar_id}/events/{event_id}/reply", { path, body });
    toast(words.event.answered);
    await answered();
  });
  return (
    <Button small look={on ? "primary" : "quiet"} aria-pressed={on} busy={deed.busy} onClick={deed.run}>
      {words.event.answers[status]}
    </Button>
  );
}
