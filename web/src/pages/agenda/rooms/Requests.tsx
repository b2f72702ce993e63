import { useId, useState } from "react";
import { call } from "~/api/call";
import { Button } from "~/design/Button";
import { toast } from "~/design/toasts";
import { useDeed } from "~/frame/deeds";
import { useMe } from "~/frame/me";
import { words as agenda } from "~/texts/agenda";
import { words } from "~/texts/rooms";
import { Saying } from "~/times/said";
import { here, wall } from "~/times/zoned";
import type { Request } from "./asked";
import "./rooms.css";

/** Who waits for a room, for whoever looks after it to say yes or no. */
export function RequestList({ of, decided }: { of: readonly Request[]; decided: () => Promise<void> }) {
  const { me } = useMe();
  const [saying] = useState(() => new Saying(me.locale));
  return (
    <ul className="requests">
      {of.map((each) => (
        <One
          key={`${each.room_id}/${each.event_id}/${each.recurrence_id ?? ""}`}
          of={each}
          saying={saying}
          decided={decided}
        />
      ))}
    </ul>
  );
}

function One({ of, saying, decided }: { of: Request; saying: Saying; decided: () => Promise<void> }) {
  const id = useId();
  const [declining, decline] = useState(false);
  const [comment, write] = useState("");
  const decide = (accept: boolean) => async () => {
    const { room_id, event_id, recurrence_id } = of;
    await call("post", "/api/agenda/rooms/{room_id}/requests/{event_id}", {
      path: { room_id, event_id },
      body: { accept, comment: comment.trim(), recurrence_id: recurrence_id ?? null },
    });
    toast(accept ? words.requests.agreed : words.requests.declined);
    await decided();
  };
  const yes = useDeed(decide(true));
  const no = useDeed(decide(false));
  const busy = yes.busy || no.busy;
  const title = words.requests.asks(of.sender || words.requests.somebody, of.room);
  const shown = (at: string) => wall(Date.parse(at), here());
  const facts = [
    saying.span(shown(of.begins), shown(of.ends)),
    of.times > 1 && words.requests.more(of.times),
    words.requests.people(of.people),
  ];
  return (
    <li className="request">
      <strong className="break">{title}</strong>
      <p className="break">{of.title || agenda.untitled}</p>
      <p className="soft small">{facts.filter(Boolean).join(" · ")}</p>
      {declining && (
        <div className="field">
          <label htmlFor={id}>{words.requests.why}</label>
          <div className="box">
            <textarea
              id={id}
              rows={2}
              maxLength={1000}
              autoFocus
              value={comment}
              onChange={({ target }) => write(target.value)}
            />
          </div>
        </div>
      )}
      <div className="row">
        {declining ? (
          <>
            <Button
              small
              look="primary"
              busy={no.busy}
              onClick={no.run}
              aria-label={words.requests.of(words.requests.decline, title)}
            >
              {words.requests.decline}
            </Button>
            <Button small disabled={busy} onClick={() => decline(false)}>
              {words.requests.cancel}
            </Button>
          </>
        ) : (
          <>
            <Button
              small
              look="primary"
              busy={yes.busy}
              onClick={yes.run}
              aria-label={words.requests.of(words.requests.agree, title)}
            >
              {words.requests.agree}
            </Button>
            <Button
              small
              disabled={busy}
              onClick={() => decline(true)}
              aria-label={words.requests.of(words.requests.decline, title)}
            >
              {words.requests.decline}
            </Button>
          </>
        )}
      </div>
    </li>
  );
}
