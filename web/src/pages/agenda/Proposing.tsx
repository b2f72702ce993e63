import { useState } from "react";
import { call } from "~/api/call";
import { Button } from "~/design/Button";
import { Field, Lines } from "~/design/Field";
import { Form, useForm } from "~/design/form";
import { toast } from "~/design/toasts";
import { t } from "~/texts";
import { words } from "~/texts/details";
import { isDay, plus } from "~/times/days";
import { ending, type JsEvent, lengthOf } from "./event";
import type { Kept } from "./writing";

/** When somebody who is invited could come instead; whoever invites decides. */
export function Proposing({ kept, event, at, zone }: { kept: Kept; event: JsEvent; at: string | null; zone: string }) {
  const [open, unfold] = useState(false);
  if (!open) {
    return (
      <div>
        <button type="button" className="link small" onClick={() => unfold(true)}>
          {words.proposals.propose}
        </button>
      </div>
    );
  }
  return <Another kept={kept} event={event} at={at} zone={zone} close={() => unfold(false)} />;
}

function Another({
  kept,
  event,
  at,
  zone,
  close,
}: {
  kept: Kept;
  event: JsEvent;
  at: string | null;
  zone: string;
  close: () => void;
}) {
  const end = ending(event);
  const first = {
    from: event.start.slice(0, 10),
    fromTime: event.start.slice(11, 16),
    toTime: end.slice(11, 16),
    comment: "",
  };
  const form = useForm(
    first,
    async ({ from, fromTime, toTime, comment }) => {
      const start = `${from}T${fromTime}:00`;
      const until = `${toTime < fromTime ? plus(from, 1) : from}T${toTime}:00`;
      const timed = { start, duration: lengthOf(start, until, zone), time_zone: zone };
      const body = { ...timed, comment: comment.trim(), ...(at && { recurrence_id: at }) };
      const path = { calendar_id: kept.calendar_id, event_id: kept.event_id };
      await call("post", "/api/agenda/calendars/{calendar_id}/events/{event_id}/propose", { path, body });
      toast(words.proposals.sent);
      close();
    },
    {
      rules: {
        from: (day, all) =>
          !isDay(day)
            ? t.problems.missing
            : day === first.from && all.fromTime === first.fromTime && all.toTime === first.toTime
              ? words.proposals.same
              : null,
        fromTime: (time) => (time === "" ? t.problems.missing : null),
        toTime: (time, all) => (time === "" ? t.problems.missing : time === all.fromTime ? words.proposals.late : null),
      },
    },
  );
  return (
    <section className="proposing" aria-label={words.proposals.proposing}>
      <Form form={form} label={words.proposals.proposing}>
        <Field name="from" type="date" label={words.proposals.from} autoFocus />
        <div className="pair">
          <Field name="fromTime" type="time" label={words.proposals.fromTime} />
          <Field name="toTime" type="time" label={words.proposals.toTime} />
        </div>
        <Lines name="comment" label={words.proposals.comment} rows={2} maxLength={4096} />
        <div className="row">
          <Button type="submit" small look="primary" busy={form.busy}>
            {words.proposals.send}
          </Button>
          <Button small onClick={close}>
            {t.cancel}
          </Button>
        </div>
      </Form>
    </section>
  );
}
