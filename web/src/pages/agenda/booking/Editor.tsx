import { useState } from "react";
import { Link, useLocation, useParams } from "wouter";
import { call } from "~/api/call";
import { Problem } from "~/api/problems";
import type { Schemas } from "~/api/types";
import { Advanced } from "~/design/Advanced";
import { Button } from "~/design/Button";
import { Check, Choice, Field, Lines } from "~/design/Field";
import { Form, type FormState, useForm, useHere } from "~/design/form";
import { Icon } from "~/design/Icon";
import { Notice } from "~/design/Notice";
import { toast } from "~/design/toasts";
import { useAsked } from "~/frame/asking";
import { useMe } from "~/frame/me";
import { Shown } from "~/frame/Section";
import { useTitled } from "~/pages/entrance/Entrance";
import { slugged } from "~/pages/entrance/rules";
import { t } from "~/texts";
import { words } from "~/texts/offering";
import { Saying } from "~/times/said";
import { here } from "~/times/zoned";
import { mayChange, useHostNames } from "./asked";
import { Durations } from "./Durations";
import { draft, draftOf, fresh, hostsOf, located, type Offer, placed, rules, type Typed, typed } from "./draft";
import { Hosts } from "./Hosts";
import { Preview } from "./Preview";
import { Questions } from "./Questions";
import "./editor.css";

/** A booking page is made, `/agenda/new-booking-page`, or changed, `/agenda/booking/<page>`. */
export default function Editor() {
  const { slug } = useParams<{ slug?: string }>();
  return slug === undefined ? <Made /> : <Changed key={slug} slug={slug} />;
}

function Made() {
  const { me } = useMe();
  const [offer] = useState(() => fresh(me.person, here()));
  return <Editing offer={offer} modseq={null} />;
}

function Changed({ slug }: { slug: string }) {
  const asked = useAsked(() => call("get", "/api/agenda/pages/{slug}/settings", { path: { slug } }));
  const { me } = useMe();
  return (
    <Shown of={asked}>
      {(page) => {
        return mayChange(page, me) ? (
          <Editing offer={draftOf(page)} modseq={page.modseq ?? 0} absent={page.absent ?? []} />
        ) : (
          <div className="editor-refused">
            <Notice>{words.refused}</Notice>
          </div>
        );
      }}
    </Shown>
  );
}

function Editing({
  offer,
  modseq,
  absent = [],
}: {
  offer: Offer;
  modseq: number | null;
  absent?: readonly Schemas["Absent"][];
}) {
  const { me } = useMe();
  const [, go] = useLocation();
  const [saying] = useState(() => new Saying(me.locale));
  const [before] = useState(() => typed(offer));
  const slugOf = (all: Typed) => all.slug.trim() || slugged(`${me.name.split(" ")[0] ?? ""} ${all.title}`);
  const form = useForm<Typed>(
    before,
    async (now) => {
      const body = draft(now, offer, slugOf(now));
      try {
        if (modseq === null) await call("post", "/api/agenda/pages", { body });
        else {
          const headers = { "If-Match": `"${modseq}"` };
          await call("put", "/api/agenda/pages/{slug}", { path: { slug: offer.slug }, headers, body });
        }
      } catch (error) {
        throw placed(error);
      }
      toast(modseq === null ? words.made : words.saved);
      go("/agenda/booking");
    },
    {
      rules: rules(slugOf, (day) => saying.weekday(day, "long")),
      explain: (error) => (error instanceof Problem && error.status === 412 ? words.changed : undefined),
    },
  );
  const names = useHostNames(
    offer.hosts.map(({ person }) => person),
    me,
  );
  const [met, meet] = useState<ReadonlyMap<string, string>>(new Map());
  const known = new Map([...names, ...met]);
  const heading = useTitled(modseq === null ? words.create : offer.title);
  return (
    <div className="editor">
      <header>
        <Link href="/agenda/booking" className="button bare small editor-back">
          <Icon name="back" />
          <span>{words.title}</span>
        </Link>
        <h1 ref={heading} tabIndex={-1} className="break">
          {modseq === null ? words.create : offer.title}
        </h1>
      </header>
      <div className="editor-form">
        <Form form={form} label={modseq === null ? words.create : words.edit}>
          <What form={form} slug={slugOf(form.values)} />
          <Part title={words.sections.who}>
            {absent.map(({ person, why }) => (
              <Notice key={person} tone="warn">
                {(why === "left" ? words.fields.gone : words.fields.lost)(known.get(person) ?? words.fields.somebody)}
              </Notice>
            ))}
            <Hosts names={known} meet={(person, name) => meet(new Map(met).set(person, name))} saying={saying} />
          </Part>
          <Where place={form.values.place} />
          <Part title={words.sections.questions} about={words.sections.questionsAbout}>
            <Questions />
          </Part>
          <Limits several={hostsOf(form.values).length > 1 && form.values.kind !== "person"} />
          <div className="editor-actions">
            <Link href="/agenda/booking" className="button quiet">
              {t.cancel}
            </Link>
            <Button look="primary" type="submit" busy={form.busy}>
              {modseq === null ? words.fields.create : t.save}
            </Button>
          </div>
        </Form>
      </div>
      <Preview offer={draft(form.values, offer, slugOf(form.values))} names={known} saying={saying} />
    </div>
  );
}

function Part({ title, about, children }: { title: string; about?: string; children: React.ReactNode }) {
  return (
    <section className="card editor-part" aria-label={title}>
      <h2>{title}</h2>
      {about && <p className="soft small">{about}</p>}
      {children}
    </section>
  );
}

function What({ form, slug }: { form: FormState<Typed>; slug: string }) {
  return (
    <Part title={words.sections.what}>
      <Field
        name="title"
        label={words.fields.title}
        hint={form.values.title === "" ? words.fields.titleHint : undefined}
        maxLength={200}
        autoComplete="off"
      />
      <Field
        name="slug"
        label={words.fields.slug}
        hint={words.fields.slugHint}
        before="/book/"
        placeholder={slug}
        maxLength={64}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
      />
      <Lines name="description" label={words.fields.description} hint={words.fields.descriptionHint} maxLength={5000} />
      <Durations />
    </Part>
  );
}

const PLACES = ["later", "link", "phone", "address"] as const;

function Where({ place }: { place: Typed["place"] }) {
  return (
    <Part title={words.sections.where}>
      <Choice name="place" label={words.fields.place} hint={place === "phone" ? words.fields.phoneHint : undefined}>
        {PLACES.map((each) => (
          <option key={each} value={each}>
            {words.fields.places[each]}
          </option>
        ))}
      </Choice>
      {located(place) && (
        <Field
          name="detail"
          label={place === "link" ? words.fields.link : words.fields.address}
          hint={words.fields.linkHint}
          placeholder={place === "link" ? "https://" : undefined}
          maxLength={1000}
          autoComplete="off"
        />
      )}
    </Part>
  );
}

const STEPS = [5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240];
const PAUSES = [0, 5, 10, 15, 20, 30, 45, 60, 90, 120];
const AHEAD = [0, 30, 60, 120, 240, 480, 720, 1440, 2880, 4320, 10_080, 20_160];
const FOLDED = ["interval", "before", "after", "notice", "horizon", "day", "week", "month", "change_until"];

function Limits({ several }: { several: boolean }) {
  return (
    <section className="card editor-part" aria-label={words.sections.rules}>
      <Advanced title={words.sections.rules} about={words.sections.rulesAbout} fields={FOLDED}>
        <div className="pair">
          <Minutes name="notice" label={words.fields.notice} all={AHEAD} none={words.atOnce} ahead />
          <Field name="horizon" type="number" min={1} max={366} label={words.fields.horizon} />
        </div>
        <div className="pair">
          <Minutes name="before" label={words.fields.before} all={PAUSES} none={words.none_} />
          <Minutes name="after" label={words.fields.after} all={PAUSES} none={words.none_} />
        </div>
        <div className="pair">
          <Minutes name="interval" label={words.fields.interval} all={STEPS} none="" />
          <Minutes name="change_until" label={words.fields.changeUntil} all={AHEAD} none={words.anytime} ahead />
        </div>
        <fieldset className="editor-limits">
          <legend className="unseen">{words.fields.limitsHint}</legend>
          <div className="pair">
            <Field name="day" type="number" min={1} max={100} label={words.fields.day} />
            <Field name="week" type="number" min={1} max={500} label={words.fields.week_} />
            <Field name="month" type="number" min={1} max={2000} label={words.fields.month} />
          </div>
          {several && <p className="hint">{words.fields.limitsHint}</p>}
        </fieldset>
      </Advanced>
      <Check name="approval" label={words.fields.confirm} hint={words.fields.confirmHint} />
      <Check name="confirm_email" label={words.fields.confirmEmail} hint={words.fields.confirmEmailHint} />
      <Check name="allow_guests" label={words.fields.allowGuests} hint={words.fields.allowGuestsHint} />
      <Check name="open" label={words.fields.open} hint={words.fields.openHint} />
    </section>
  );
}

/** A length of time, of those that people use and the one that is there. */
function Minutes({
  name,
  label,
  all,
  none,
  ahead = false,
}: {
  name: keyof Typed & string;
  label: string;
  all: readonly number[];
  none: string;
  ahead?: boolean;
}) {
  const value = Number(useHere().values[name] ?? "0");
  const offered = all.includes(value) ? all : [...all, value].toSorted((one, other) => one - other);
  return (
    <Choice name={name} label={label}>
      {offered.map((each) => (
        <option key={each} value={String(each)}>
          {each === 0 ? none : ahead ? words.ahead(words.span(each)) : words.span(each)}
        </option>
      ))}
    </Choice>
  );
}
