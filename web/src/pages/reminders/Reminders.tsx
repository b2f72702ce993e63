import { call } from "~/api/call";
import type { Schemas } from "~/api/types";
import { Button } from "~/design/Button";
import { Check, Choice, Field, Several, words as split } from "~/design/Field";
import { Form, useForm } from "~/design/form";
import { toast } from "~/design/toasts";
import { useAsked } from "~/frame/asking";
import { Page } from "~/frame/Frame";
import { useMe } from "~/frame/me";
import { Section, Shown } from "~/frame/Section";
import { chosen } from "~/pages/entrance/rules";
import { t } from "~/texts";
import { words } from "~/texts/reminders";
import { plus } from "~/times/days";
import { Saying } from "~/times/said";

type Kept = Schemas["KeptPreferences"];
type Day = "mo" | "tu" | "we" | "th" | "fr" | "sa" | "su";

const DAYS: readonly Day[] = ["mo", "tu", "we", "th", "fr", "sa", "su"];

/** How one is reminded: where letters about it lead that somebody gets too often. */
export default function Reminders() {
  const kept = useAsked(() => call("get", "/api/agenda/preferences"));
  return (
    <Page title={words.title} lead={words.lead} narrow>
      <Section title={words.letters} about={words.lettersAbout}>
        <Shown of={kept}>{(found) => <Preferring key={found.modseq} kept={found} again={kept.again} />}</Shown>
      </Section>
    </Page>
  );
}

function Preferring({ kept, again }: { kept: Kept; again: () => Promise<void> }) {
  const { me } = useMe();
  const saying = new Saying(me.locale);
  const { quiet, daily } = kept;
  const time = (wanted: string, on: string) =>
    wanted === "yes" && !/^\d\d:\d\d$/.test(on) ? t.problems.missing : null;
  const form = useForm(
    {
      email: kept.email ?? "as-said",
      quiet: quiet ? "yes" : "",
      since: quiet?.since ?? "22:00",
      until: quiet?.until ?? "07:00",
      daily: daily ? "yes" : "",
      at: daily?.at ?? "07:30",
      days: DAYS.filter((each) => daily?.days?.includes(each) ?? each[0] !== "s").join(" "),
      empty: daily?.empty ? "yes" : "",
      assignments: kept.assignments === false ? "" : "yes",
      mentions: kept.mentions === false ? "" : "yes",
    },
    async (typed) => {
      const days = split(typed.days) as Day[];
      await call("put", "/api/agenda/preferences", {
        headers: kept.modseq ? { "If-Match": `"${kept.modseq}"` } : {},
        body: {
          email: typed.email as NonNullable<Kept["email"]>,
          quiet: typed.quiet === "yes" ? { since: typed.since, until: typed.until } : null,
          daily: typed.daily === "yes" ? { at: typed.at, days, empty: typed.empty === "yes" } : null,
          assignments: typed.assignments === "yes",
          mentions: typed.mentions === "yes",
        },
      });
      toast(words.saved);
      await again();
    },
    {
      rules: {
        since: (on, { quiet: wanted }) => time(wanted, on),
        until: (on, { quiet: wanted }) => time(wanted, on),
        at: (on, { daily: wanted }) => time(wanted, on),
        days: (days, { daily: wanted }) => (wanted === "yes" ? chosen(days) : null),
      },
    },
  );
  const { values } = form;
  return (
    <div className="body">
      <Form form={form}>
        <Choice name="email" label={words.email}>
          {(["never", "as-said", "always"] as const).map((each) => (
            <option key={each} value={each}>
              {words.emails[each]}
            </option>
          ))}
        </Choice>
        <Check name="quiet" label={words.quietOn} hint={words.quietAbout} />
        {values.quiet === "yes" && (
          <div className="row">
            <Field name="since" type="time" label={words.since} />
            <Field name="until" type="time" label={words.until} />
          </div>
        )}
        <Check name="daily" label={words.dailyOn} hint={words.dailyAbout} />
        {values.daily === "yes" && (
          <>
            <Field name="at" type="time" label={words.at} />
            <Several
              name="days"
              label={words.days}
              options={DAYS.map((value, each) => ({ value, label: saying.weekday(plus("2026-11-23", each), "long") }))}
            />
            <Check name="empty" label={words.empty} />
          </>
        )}
        <Check name="assignments" label={words.assignments} />
        <Check name="mentions" label={words.mentions} />
        <p className="soft small">{words.clock}</p>
        <div>
          <Button look="primary" type="submit" busy={form.busy}>
            {t.save}
          </Button>
        </div>
      </Form>
    </div>
  );
}
