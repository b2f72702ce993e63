import { useState } from "react";
import { open } from "~/api/call";
import { Problem } from "~/api/problems";
import type { Answer } from "~/api/types";
import { Advanced } from "~/design/Advanced";
import { Button } from "~/design/Button";
import { Choice, Field, Lines } from "~/design/Field";
import { Form, useForm } from "~/design/form";
import { Notice } from "~/design/Notice";
import { toast } from "~/design/toasts";
import { asked } from "~/pages/authorize/ticket";
import { Around, Fact } from "~/pages/booking/Around";
import { Opening } from "~/pages/booking/Opening";
import { t } from "~/texts";
import { words } from "~/texts/replies";
import { isDay } from "~/times/days";
import { Saying } from "~/times/said";
import { span } from "~/times/span";
import { here } from "~/times/zoned";

type Shown = Answer<"post", "/api/agenda/replies/show">;
type Said = keyof typeof words.answers;

const SAYING = new Saying();
const ANSWERS = ["accepted", "tentative", "declined"] as const;

/** Somebody who is invited and has no account says whether they come: `/reply?answer=accepted#<token>`. */
export default function Reply() {
  const [token] = useState(() => asked("stoa-reply"));
  return (
    <Opening
      title={words.page}
      broken={words.broken}
      ask={token === "" ? null : () => open("post", "/api/agenda/replies/show", { body: { token, zone: here() } })}
    >
      {({ found, show, again }) => <Asked token={token} shown={found} show={show} ask={again} />}
    </Opening>
  );
}

interface OfAsked {
  token: string;
  shown: Shown;
  show: (now: Shown) => void;
  ask: () => Promise<void>;
}

/** What one is invited to, and the answer. A letter's link chooses one, and waits to be pressed. */
function Asked({ token, shown, show, ask }: OfAsked) {
  const zone = here();
  const [wanted] = useState(() => new URLSearchParams(location.search).get("answer"));
  const [pressed, press] = useState<Said | "propose">("accepted");
  const [changed, change] = useState(false);
  const first = shown.times[0];
  const form = useForm(
    { comment: shown.comment, at: "", day: first?.begins.slice(0, 10) ?? "", time: first?.begins.slice(11, 16) ?? "" },
    async ({ comment, at, day, time }) => {
      const said = { token, zone, comment: comment.trim(), recurrence_id: at || null, sequence: shown.sequence };
      const how =
        pressed === "propose"
          ? {
              instead: { start: `${day}T${shown.all_day ? "00:00" : time}:00`, time_zone: shown.all_day ? null : zone },
            }
          : { status: pressed };
      show(await open("post", "/api/agenda/replies", { body: { ...said, ...how } }));
      change(false);
      toast(pressed === "propose" ? words.proposed : words.sent);
    },
    {
      rules: { day: (day) => (isDay(day) ? null : t.problems.missing) },
      explain: (error) => {
        if (!(error instanceof Problem) || error.kind !== "overtaken") return undefined;
        change(true);
        void ask();
        return null;
      },
    },
  );
  const answer = (how: Said | "propose") => {
    press(how);
    setTimeout(() => form.root.current?.requestSubmit()); // once it is known which one was pressed
  };
  const [one] = shown.times.filter(({ recurrence_id }) => (recurrence_id ?? "") === form.values.at);
  const status = form.values.at === "" ? shown.status : (one?.status ?? shown.status);
  const chosen = ANSWERS.find((each) => each === status) ?? (status === "needs-action" ? wanted : null);
  return (
    <Around
      title={shown.title || words.page}
      kicker={<p className="soft">{words.invites(shown.organizer || shown.organizer_email)}</p>}
      facts={<Facts shown={shown} zone={zone} />}
    >
      {changed && <Notice tone="warn">{words.changed}</Notice>}
      {(shown.cancelled || shown.over) && <Notice>{shown.cancelled ? words.cancelled : words.over}</Notice>}
      {!shown.cancelled && !shown.over && (
        <Form form={form}>
          {shown.repeats && shown.times.length > 0 && (
            <Choice name="at" label={words.which}>
              <option value="">{words.all}</option>
              {shown.times.map(({ recurrence_id, begins, ends }) => (
                <option key={begins} value={recurrence_id ?? ""}>
                  {span(begins, ends, zone, SAYING)}
                </option>
              ))}
            </Choice>
          )}
          <fieldset>
            <legend className="label">{words.coming}</legend>
            <div className="row answers">
              {ANSWERS.map((each) => (
                <Button
                  key={each}
                  look={chosen === each ? "primary" : "quiet"}
                  aria-pressed={status === each}
                  busy={form.busy && pressed === each}
                  autoFocus={wanted === each}
                  onClick={() => answer(each)}
                >
                  {words.answers[each]}
                </Button>
              ))}
            </div>
            <p className="soft small" aria-live="polite">
              {words.said[status]}
            </p>
          </fieldset>
          <Lines name="comment" label={words.comment} rows={2} maxLength={4096} />
          <Advanced title={words.another.title} about={words.another.about} fields={["day", "time"]}>
            <div className="pair">
              <Field name="day" type="date" label={words.another.day} />
              {!shown.all_day && <Field name="time" type="time" label={words.another.time} />}
            </div>
            <div>
              <Button busy={form.busy && pressed === "propose"} onClick={() => answer("propose")}>
                {words.another.submit}
              </Button>
            </div>
          </Advanced>
        </Form>
      )}
      <p className="soft small break">
        {words.for(shown.invited)} {shown.organizer_email && words.write(shown.organizer_email)}
      </p>
    </Around>
  );
}

function Facts({ shown, zone }: { shown: Shown; zone: string }) {
  const [first] = shown.times;
  return (
    <>
      <ul className="facts-list">
        {first && (
          <Fact icon="calendar">
            {shown.all_day ? SAYING.full(first.begins.slice(0, 10)) : span(first.begins, first.ends, zone, SAYING)}
            <br />
            <span className="soft small">
              {[shown.all_day ? words.allDay : zone.replaceAll("_", " "), shown.repeats].filter(Boolean).join("; ")}
            </span>
          </Fact>
        )}
        {shown.place && <Fact icon="pin">{shown.place}</Fact>}
        {/^https:\/\//.test(shown.call) && (
          <Fact icon="device">
            <a href={shown.call} rel="noreferrer">
              {words.join}
            </a>
          </Fact>
        )}
        {shown.guests.length > 0 && (
          <Fact icon="people">
            <span className="unseen">{words.guests}: </span>
            {shown.guests.map(({ name, status }) => `${name} (${words.statuses[status]})`).join(", ")}{" "}
            {shown.more_guests > 0 && words.more(shown.more_guests)}
          </Fact>
        )}
      </ul>
      {shown.description && <p className="said soft break">{shown.description}</p>}
    </>
  );
}
