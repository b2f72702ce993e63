import { Button } from "~/design/Button";
import { Choice, Field } from "~/design/Field";
import { Form, useForm } from "~/design/form";
import { words } from "~/texts/acts";
import { t } from "~/texts/house";
import { CandidateChoice, useCandidates } from "./candidates";

/** Which entries of the log are wanted. */
export interface Wanted {
  actor?: string;
  action?: string;
  since?: string;
  until?: string;
}

/** By whom, what and when: some of the log. */
export function Narrowing({ wanted, want }: { wanted: Wanted; want: (wanted: Wanted) => void }) {
  const people = useCandidates();
  const before = { actor: wanted.actor ?? "", action: wanted.action ?? "", since: "", until: "" };
  const form = useForm(before, async ({ actor, action, since, until }) =>
    want({
      ...(actor && { actor }),
      ...(action && { action }),
      ...(since && { since: midnight(since, 0) }),
      ...(until && { until: midnight(until, 1) }), // the whole of that day
    }),
  );
  return (
    <div className="body narrowing">
      <Form form={form} label={t.audit.narrow}>
        <CandidateChoice of={people} name="actor" label={t.audit.who} none={t.audit.anybody} />
        <Choice name="action" label={t.audit.action}>
          <option value="">{t.audit.all}</option>
          {Object.entries(words.actions).map(([begins, said]) => (
            <option key={begins} value={begins}>
              {said}
            </option>
          ))}
        </Choice>
        <Field name="since" label={t.audit.since} type="date" />
        <Field name="until" label={t.audit.until} type="date" />
        <div className="row">
          <Button type="submit" busy={form.busy}>
            {t.audit.filter}
          </Button>
        </div>
      </Form>
    </div>
  );
}

/** When a day begins here, or the one after it. */
function midnight(day: string, later: number): string {
  const at = new Date(`${day}T00:00:00`);
  at.setDate(at.getDate() + later);
  return at.toISOString();
}
