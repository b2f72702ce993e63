/** A booking page as its form holds it, and as the API takes it. */

import { Problem } from "~/api/problems";
import type { Body, Schemas } from "~/api/types";
import type { Rules } from "~/design/form";
import { filled } from "~/pages/entrance/rules";
import { words } from "~/texts/offering";
import { type Host, type Hours, WEEK, wrongHours } from "./hours";

export type Draft = Body<"post", "/api/agenda/pages">;
export type Offer = Required<Draft>;
type Page = Schemas["Page"];
export type Question = NonNullable<Draft["questions"]>[number];

/** What the fields hold; hosts and questions are more than a field, and stand there as they are sent. */
export interface Typed extends Readonly<Record<string, string>> {
  title: string;
  slug: string;
  description: string;
  durations: string;
  kind: NonNullable<Draft["kind"]>;
  hosts: string;
  zone: string;
  place: "later" | "link" | "phone" | "address";
  detail: string;
  interval: string;
  before: string;
  after: string;
  notice: string;
  horizon: string;
  day: string;
  week: string;
  month: string;
  change_until: string;
  approval: string;
  confirm_email: string;
  allow_guests: string;
  open: string;
  questions: string;
}

const NINE_TO_FIVE = [{ begins: "09:00", ends: "17:00" }];

/** What a page offers before anybody has said so. */
export function fresh(person: string, zone: string): Offer {
  const week = Object.fromEntries(WEEK.slice(0, 5).map((day) => [day, NINE_TO_FIVE]));
  const hours: Hours = { zone, week, exceptions: {} };
  return {
    slug: "",
    title: "",
    description: "",
    kind: "person",
    hosts: [{ person, hours, weight: 1, calendars: [] }],
    zone,
    durations: [30],
    interval: 30,
    before: 0,
    after: 0,
    notice: 120,
    horizon: 60,
    limits: { day: null, week: null, month: null },
    questions: [],
    place: { kind: "later", detail: "" },
    approval: false,
    confirm_email: false,
    allow_guests: false,
    change_until: 0,
    open: true,
  };
}

export function typed(offer: Offer): Typed {
  const { limits, place } = offer;
  const number = (value: number | null | undefined) => (value == null ? "" : String(value));
  return {
    title: offer.title,
    slug: offer.slug,
    description: offer.description,
    durations: offer.durations.join(" "),
    kind: offer.kind,
    hosts: JSON.stringify(offer.hosts),
    zone: offer.zone,
    place: place.kind ?? "later",
    detail: place.detail ?? "",
    interval: String(offer.interval),
    before: String(offer.before),
    after: String(offer.after),
    notice: String(offer.notice),
    horizon: String(offer.horizon),
    day: number(limits.day),
    week: number(limits.week),
    month: number(limits.month),
    change_until: String(offer.change_until),
    approval: offer.approval ? "yes" : "",
    confirm_email: offer.confirm_email ? "yes" : "",
    allow_guests: offer.allow_guests ? "yes" : "",
    open: offer.open ? "yes" : "",
    questions: JSON.stringify(offer.questions),
  };
}

export function hostsOf({ hosts }: Pick<Typed, "hosts">): Host[] {
  return JSON.parse(hosts) as Host[];
}

export function questionsOf({ questions }: Pick<Typed, "questions">): readonly Question[] {
  return JSON.parse(questions) as Question[];
}

/** What was typed, as the API takes it; what was there before and has no field stays. */
export function draft(typed: Typed, before: Offer, slug: string): Offer {
  const hosts = hostsOf(typed);
  const limit = (value: string) => (value.trim() === "" ? null : Number(value));
  const moved = before.zone === before.hosts[0]?.hours.zone; // the clocks of the page are those of its first host
  return {
    ...before,
    slug,
    title: typed.title.trim(),
    description: typed.description.trim(),
    durations: typed.durations.split(" ").filter(Boolean).map(Number),
    kind: typed.kind,
    hosts: typed.kind === "person" ? hosts.slice(0, 1) : hosts,
    zone: (moved && hosts[0]?.hours.zone) || before.zone,
    place: { kind: typed.place, detail: located(typed.place) ? typed.detail.trim() : "" },
    interval: Number(typed.interval) as Offer["interval"],
    before: Number(typed.before),
    after: Number(typed.after),
    notice: Number(typed.notice),
    horizon: Number(typed.horizon),
    limits: { day: limit(typed.day), week: limit(typed.week), month: limit(typed.month) },
    change_until: Number(typed.change_until),
    approval: typed.approval === "yes",
    confirm_email: typed.confirm_email === "yes",
    allow_guests: typed.allow_guests === "yes",
    open: typed.open === "yes",
    questions: keyed(questionsOf(typed)),
  };
}

/** Whether there is more to say of the place than its kind. */
export function located(place: string): boolean {
  return place === "link" || place === "address";
}

/** Each question with a key of its own, which its answers are kept by: those that have one keep it. */
function keyed(questions: readonly Question[]): Question[] {
  const taken = new Set(questions.map(({ key }) => key));
  return questions.map((each) => {
    const choices = each.kind === "choice" ? (each.choices ?? []).map((one) => one.trim()).filter(Boolean) : [];
    const said = { ...each, label: each.label.trim(), choices };
    if (each.key !== "") return said;
    const stem = `q_${each.label.toLowerCase().replace(/[^a-z0-9]+/g, "_")}`.slice(0, 36).replace(/_+$/, "");
    let key = stem;
    for (let at = 2; taken.has(key); at += 1) key = `${stem}_${at}`;
    taken.add(key);
    return { ...said, key };
  });
}

const SLUG = /^[a-z0-9][a-z0-9-]{1,62}[a-z0-9]$/;
const limit = (most: number) => (value: string) =>
  value.trim() === "" || (/^\d+$/.test(value.trim()) && Number(value) >= 1 && Number(value) <= most)
    ? null
    : words.fields.badLimit(most);

/** What can be known before anybody is asked. */
export function rules(slug: (typed: Typed) => string, dayName: (day: string) => string): Rules<Typed> {
  return {
    title: filled,
    slug: (_, all) => (SLUG.test(slug(all)) ? null : words.fields.badSlug),
    durations: filled,
    hosts: (_, all) => wrongHosts(all, dayName),
    detail: (value, { place }) => {
      if (place === "link" && !value.trim().startsWith("https://")) return words.fields.badLink;
      return place === "address" ? filled(value) : null;
    },
    horizon: (value) =>
      /^\d+$/.test(value.trim()) && Number(value) >= 1 && Number(value) <= 366 ? null : words.fields.badHorizon,
    notice: (value, { horizon }) => (Number(value) >= Number(horizon) * 1440 ? words.fields.never : null),
    day: limit(100),
    week: limit(500),
    month: limit(2000),
    questions: (_, all) => wrongQuestions(questionsOf(all)),
  };
}

function wrongHosts(all: Typed, dayName: (day: string) => string): string | null {
  const hosts = hostsOf(all);
  if (hosts.length === 0) return words.fields.fewHosts;
  for (const { hours } of all.kind === "person" ? hosts.slice(0, 1) : hosts) {
    const wrong = wrongHours(hours, dayName);
    if (wrong) return wrong;
  }
  return null;
}

function wrongQuestions(questions: readonly Question[]): string | null {
  if (questions.some(({ label }) => label.trim() === "")) return words.fields.noQuestion;
  const lacking = questions.some(({ kind, choices = [] }) => kind === "choice" && !choices.some((one) => one.trim()));
  return lacking ? words.fields.noChoices : null;
}

/** What the API refuses, by the names of the fields that hold it. */
export function placed(error: unknown): unknown {
  if (!(error instanceof Problem)) return error;
  const { kind, status, detail, wait } = error;
  if (kind === "page-slug-taken") {
    const fields = [{ field: "slug", code: kind, detail: words.fields.slugTaken }];
    return new Problem("invalid", status, words.fields.slugTaken, fields);
  }
  const fields = error.fields.map((each) => ({ ...each, field: fieldOf(each.field) }));
  return new Problem(kind, status, detail, fields, wait);
}

function fieldOf(path: string): string {
  const [first = "", second = ""] = path.split(".");
  if (first === "limits") return second;
  return first === "place" ? "detail" : first;
}

/** A page that is there, as somebody would write it down: all of it but what it is by being there. */
export function draftOf(page: Page): Offer {
  const { page_id: _, owner: __, rota: ___, modseq: ____, absent: _____, ...offer } = page as Schemas["PageSettings"];
  return offer as Offer;
}
