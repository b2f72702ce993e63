import { useState } from "react";
import type { Schemas } from "~/api/types";
import { Button, IconButton } from "~/design/Button";
import { Choice, Field, Lines } from "~/design/Field";
import { Form, type FormState, useHere, type Values } from "~/design/form";
import { words } from "~/texts/booking";
import { ALONG, type BookingPage } from "./asked";

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
        {page.allow_guests && <Along />}
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

/** Whom they bring along: nobody, until they say so. */
function Along() {
  const form = useHere();
  const [many, show] = useState(() => ALONG.filter((name) => form.values[name]).length);

  function remove(at: number) {
    for (const [place, name] of ALONG.slice(0, many).entries()) {
      if (place >= at) form.change(name, form.values[ALONG[place + 1] ?? ""] ?? "");
    }
    show(many - 1);
  }

  return (
    <fieldset className="along">
      <legend className="unseen">{words.along.title}</legend>
      {ALONG.slice(0, many).map((name, at) => (
        <Field
          key={name}
          name={name}
          type="email"
          label={words.along.label(at + 1)}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={254}
          autoFocus
          inside={<IconButton icon="close" label={words.along.remove(at + 1)} onClick={() => remove(at)} />}
        />
      ))}
      {many > 0 && <p className="hint">{words.along.hint}</p>}
      {many < ALONG.length && (
        <div>
          <Button small icon="plus" onClick={() => show(many + 1)}>
            {many === 0 ? words.along.add : words.along.another}
          </Button>
        </div>
      )}
    </fieldset>
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
