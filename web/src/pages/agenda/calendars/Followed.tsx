import { useState } from "react";
import { call } from "~/api/call";
import { Button } from "~/design/Button";
import { Field } from "~/design/Field";
import { Form, useForm } from "~/design/form";
import { Notice } from "~/design/Notice";
import { toast } from "~/design/toasts";
import { useAsked } from "~/frame/asking";
import { Copied } from "~/frame/Copied";
import { useDeed } from "~/frame/deeds";
import { Badge } from "~/frame/Row";
import { Shown } from "~/frame/Section";
import { ago } from "~/frame/times";
import { t } from "~/texts";
import { words } from "~/texts/calendars";
import { capitalised } from "~/texts/sentences";
import type { Calendar } from "../asked";
import { followable } from "./Subscribing";

/** Whoever is elsewhere answers within this, or later than anybody waits for; in milliseconds. */
const SOON = [300, 500, 800, 1300, 2000, 3000, 5000, 8000];

/** How it goes with a calendar that comes from elsewhere. */
export function Followed({ calendar, changed }: { calendar: Calendar; changed: () => Promise<void> }) {
  const path = { calendar_id: calendar.calendar_id };
  const asked = useAsked(() => call("get", "/api/agenda/calendars/{calendar_id}/subscription", { path }));
  const [moving, move] = useState(false);
  const again = async () => void (await Promise.all([asked.again(), changed()]));
  const refresh = useDeed(async () => {
    const before = asked.found;
    await call("post", "/api/agenda/calendars/{calendar_id}/subscription/refresh", { path });
    toast(words.follow.refreshed);
    for (const pause of SOON) {
      await new Promise((done) => setTimeout(done, pause));
      const { checked, problem } = await call("get", "/api/agenda/calendars/{calendar_id}/subscription", { path });
      if (checked !== before?.checked || problem !== before?.problem) break; // it answered, or says why it does not
    }
    await again();
  });
  return (
    <section className="stack followed" aria-label={words.follow.state}>
      <Shown of={asked}>
        {({ state, host, url, problem, failing, checked, changed: when, due, events, left_out }) => (
          <>
            <div className="state">
              <span className="name-line">
                <Badge {...(state === "well" ? { tone: "good" } : state === "failing" ? { tone: "warn" } : {})}>
                  {words.follow.states[state]}
                </Badge>
                <strong className="break">{words.follow.from(host)}</strong>
              </span>
              <span className="soft small">
                {[
                  words.follow.found(events),
                  checked && words.follow.checked(ago(checked)),
                  when && words.follow.changed(ago(when)),
                  words.follow.due(ago(due)),
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </span>
              {left_out > 0 && <span className="soft small">{words.follow.leftOut(left_out)}</span>}
              <Button small busy={refresh.busy} onClick={refresh.run}>
                {words.follow.refresh}
              </Button>
            </div>
            {problem && (
              <Notice tone="warn">
                {capitalised(problem)} {failing && words.follow.failing(ago(failing))}
              </Notice>
            )}
            {url && <Copied label={words.follow.address} text={url} />}
            {calendar.role === "admin" && !moving && (
              <div>
                <button type="button" className="link small" onClick={() => move(true)}>
                  {words.follow.other}
                </button>
              </div>
            )}
            {moving && (
              <Elsewhere
                calendar={calendar}
                done={async () => {
                  move(false);
                  await again();
                }}
              />
            )}
          </>
        )}
      </Shown>
    </section>
  );
}

function Elsewhere({ calendar, done }: { calendar: Calendar; done: () => Promise<void> }) {
  const form = useForm(
    { url: "" },
    async (typed) => {
      await call("put", "/api/agenda/calendars/{calendar_id}/subscription", {
        path: { calendar_id: calendar.calendar_id },
        body: { url: typed.url.trim() },
      });
      toast(words.follow.otherDone);
      await done();
    },
    { rules: { url: followable } },
  );
  return (
    <Form form={form} label={words.follow.other}>
      <Field
        name="url"
        type="url"
        label={words.follow.url}
        placeholder={words.follow.example}
        maxLength={2048}
        autoComplete="off"
        autoFocus
      />
      <div>
        <Button small type="submit" busy={form.busy}>
          {t.save}
        </Button>
      </div>
    </Form>
  );
}
