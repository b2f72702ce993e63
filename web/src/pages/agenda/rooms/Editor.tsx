import { lazy, Suspense, useId, useState } from "react";
import { Link, useLocation, useParams } from "wouter";
import { call } from "~/api/call";
import { Problem } from "~/api/problems";
import { Advanced } from "~/design/Advanced";
import { Button } from "~/design/Button";
import { Check, Choice, Field, Lines } from "~/design/Field";
import { Form, type FormState, useForm } from "~/design/form";
import { Icon } from "~/design/Icon";
import { Notice } from "~/design/Notice";
import { toast } from "~/design/toasts";
import { useAsked } from "~/frame/asking";
import { useMe } from "~/frame/me";
import { ZoneChoice } from "~/frame/reading";
import { Shown } from "~/frame/Section";
import { useTitled } from "~/pages/entrance/Entrance";
import { t } from "~/texts";
import { words } from "~/texts/rooms";
import { Saying } from "~/times/said";
import { here } from "~/times/zoned";
import { HoursEditor } from "../booking/HoursEditor";
import type { Hours } from "../booking/hours";
import { Because, usePart } from "../booking/part";
import { change, type Room } from "./asked";
import { Bookers } from "./Bookers";
import { draft, fresh, rules, type Typed, typed, update } from "./draft";
import "../booking/editor.css";
import "./rooms.css";

/** Who looks after it comes when it is wanted. */
const Keepers = lazy(() => import("./Keepers"));

const FOLDED = ["conflicts", "outside", "zone", "description"];

/** A room or a resource is set up, `/agenda/new-room`, or changed, `/agenda/rooms/<room>`. */
export default function Editor() {
  const { room } = useParams<{ room?: string }>();
  const { me } = useMe();
  if (!me.scopes.includes("agenda:manage")) {
    return (
      <div className="editor-refused">
        <Notice>{words.barred}</Notice>
      </div>
    );
  }
  return room === undefined ? <Editing room={null} /> : <Changed key={room} id={room} />;
}

function Changed({ id }: { id: string }) {
  const asked = useAsked(() => call("get", "/api/agenda/rooms/{room_id}", { path: { room_id: id } }));
  return <Shown of={asked}>{(room) => <Editing room={room} />}</Shown>;
}

function Editing({ room }: { room: Room | null }) {
  const { me } = useMe();
  const [, go] = useLocation();
  const [saying] = useState(() => new Saying(me.locale));
  const [before] = useState(() => (room ? typed(room) : fresh(here())));
  const [modseq, move] = useState(room?.modseq ?? 0);
  const form = useForm<Typed>(
    before,
    async (now) => {
      if (room) await change({ ...room, modseq }, update(now));
      else await call("post", "/api/agenda/rooms", { body: draft(now) });
      toast(room ? words.saved : words.made);
      go("/agenda/rooms");
    },
    {
      rules: rules((day) => saying.weekday(day, "long")),
      explain: (error) => (error instanceof Problem && error.status === 412 ? words.changed : undefined),
    },
  );
  const [keeping, keep] = useState(false);
  const title = room ? room.name : words.create;
  const heading = useTitled(title);
  return (
    <div className="editor room-editor">
      <header>
        <Link href="/agenda/rooms" className="button bare small editor-back">
          <Icon name="back" />
          <span>{words.title}</span>
        </Link>
        <h1 ref={heading} tabIndex={-1} className="break">
          {title}
        </h1>
      </header>
      <div className="editor-form">
        <Form form={form} label={title}>
          <What form={form} />
          <Who form={form} keep={room && (() => keep(true))} />
          <When form={form} saying={saying} />
          <More />
          <div className="editor-actions">
            <Link href="/agenda/rooms" className="button quiet">
              {t.cancel}
            </Link>
            <Button look="primary" type="submit" busy={form.busy}>
              {room ? t.save : words.fields.create}
            </Button>
          </div>
        </Form>
      </div>
      <Suspense fallback={null}>
        {room && keeping && <Keepers room={room} moved={move} close={() => keep(false)} />}
      </Suspense>
    </div>
  );
}

function Part({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section className="card editor-part" aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function What({ form }: { form: FormState<Typed> }) {
  return (
    <Part title={words.sections.what}>
      <Kinds kind={form.values.kind} choose={(kind) => form.change("kind", kind)} />
      <Field name="name" label={words.fields.name} hint={words.fields.nameHint} maxLength={200} autoComplete="off" />
      <div className="pair room-size">
        <Field
          name="place"
          label={words.fields.place}
          placeholder={words.fields.placeHint}
          maxLength={200}
          autoComplete="off"
        />
        <Field name="capacity" label={words.fields.capacity} inputMode="numeric" maxLength={6} autoComplete="off" />
      </div>
      <Field name="features" label={words.fields.features} hint={words.fields.featuresHint} autoComplete="off" />
    </Part>
  );
}

const KINDS = ["room", "resource"] as const;

function Kinds({ kind, choose }: { kind: Typed["kind"]; choose: (kind: Typed["kind"]) => void }) {
  return (
    <fieldset className="kinds">
      <legend className="unseen">{words.fields.kind}</legend>
      {KINDS.map((each) => (
        <label key={each}>
          <input type="radio" name="kind" checked={each === kind} onChange={() => choose(each)} />
          <span className="kinds-face">
            <strong>{words.kinds[each]}</strong>
            <small className="soft">{words.kindHints[each]}</small>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** Who may book it, and who answers; of what is there already, also who looks after it. */
function Who({ form: { values }, keep }: { form: FormState<Typed>; keep: (() => void) | null }) {
  return (
    <Part title={words.sections.who}>
      <Choice name="whom" label={words.fields.bookers}>
        <option value="everybody">{words.fields.everybody}</option>
        <option value="some">{words.fields.some}</option>
      </Choice>
      {values.whom === "some" && <Bookers />}
      <Choice
        name="answers"
        label={words.fields.answers}
        hint={values.answers === "itself" ? words.fields.itselfHint : words.fields.somebodyHint}
      >
        <option value="itself">{words.fields.itself}</option>
        <option value="somebody">{words.fields.somebody}</option>
      </Choice>
      {keep && (
        <div>
          <Button small icon="people" onClick={keep}>
            {words.keepers}
          </Button>
        </div>
      )}
    </Part>
  );
}

function When({ form: { values }, saying }: { form: FormState<Typed>; saying: Saying }) {
  return (
    <Part title={words.sections.when}>
      <Choice name="times" label={words.fields.hours}>
        <option value="always">{words.fields.times.always}</option>
        <option value="hours">{words.fields.times.hours}</option>
      </Choice>
      {values.times === "hours" && <AtHours name={values.name} saying={saying} />}
      <Check name="closed" label={words.fields.closed} hint={words.fields.closedHint} />
    </Part>
  );
}

function AtHours({ name, saying }: { name: string; saying: Saying }) {
  const id = useId();
  const { value, put, wrong } = usePart<Hours>("hours");
  return (
    <>
      <HoursEditor
        name={name}
        hours={value}
        saying={saying}
        wrong={wrong !== undefined}
        off={words.fields.off}
        put={put}
      />
      <Because id={id} wrong={wrong} />
    </>
  );
}

const POLICIES = ["decline", "tentative", "allow"] as const;
const OUTSIDES = ["caretakers", "refuse", "accept"] as const;

function More() {
  return (
    <section className="card editor-part" aria-label={words.sections.outside}>
      <Advanced title={words.sections.outside} about={words.sections.outsideAbout} fields={FOLDED}>
        <Lines
          name="description"
          label={words.fields.description}
          hint={words.fields.descriptionHint}
          maxLength={5000}
        />
        <Choice name="conflicts" label={words.fields.conflicts}>
          {POLICIES.map((each) => (
            <option key={each} value={each}>
              {words.fields.policies[each]}
            </option>
          ))}
        </Choice>
        <Choice name="outside" label={words.fields.outside}>
          {OUTSIDES.map((each) => (
            <option key={each} value={each}>
              {words.fields.outsides[each]}
            </option>
          ))}
        </Choice>
        <ZoneChoice />
      </Advanced>
    </section>
  );
}
