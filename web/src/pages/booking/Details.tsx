import type { Schemas } from "~/api/types";
import { Button } from "~/design/Button";
import { Choice, Field, Lines } from "~/design/Field";
import { Form, type FormState, type Values } from "~/design/form";
import { words } from "~/texts/booking";
import type { BookingPage } from "./asked";

/** Who books, and what the page wants to know of them. */
export function Details<V extends Values>({
  page,
  form,
  back,
}: {
  page: BookingPage;
  form: FormState<V>;
  back: () => void;
}) {
  return (
    <div className="details">
      <div>
        <Button small look="bare" icon="back" onClick={back}>
          {words.change}
        </Button>
      </div>
      <Form form={form} label={words.details}>
        <Field name="name" label={words.name} autoComplete="name" maxLength={200} autoFocus />
        <Field
          name="email"
          type="email"
          label={words.email}
          autoComplete="email"
          autoCapitalize="none"
          maxLength={254}
        />
        {page.questions.map((each) => (
          <Asked key={each.key} question={each} />
        ))}
        <div className="row">
          <Button look="primary" type="submit" busy={form.busy} disabled={form.blocked !== null}>
            {page.approval ? words.ask : words.submit}
          </Button>
        </div>
      </Form>
    </div>
  );
}

function Asked({ question: { key, label, kind = "text", required, choices = [] } }: { question: Schemas["Question"] }) {
  const told = { name: `answer-${key}`, label: required ? label : words.optional(label) };
  if (kind === "long") return <Lines {...told} maxLength={5000} rows={4} />;
  if (kind === "phone") return <Field {...told} type="tel" autoComplete="tel" maxLength={40} />;
  if (kind === "text") return <Field {...told} maxLength={5000} autoComplete="off" />;
  return (
    <Choice {...told}>
      <option value="">{words.choose}</option>
      {choices.map((each) => (
        <option key={each}>{each}</option>
      ))}
    </Choice>
  );
}
