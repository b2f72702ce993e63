/** A room or a resource as its form holds it, and as the API takes it. */

import type { Body, Schemas } from "~/api/types";
import type { Rules } from "~/design/form";
import { filled } from "~/pages/entrance/rules";
import { words } from "~/texts/rooms";
import { type Hours, WEEK, wrongHours } from "../booking/hours";
import type { Room } from "./asked";

export type Draft = Body<"post", "/api/agenda/rooms">;
export type Update = Schemas["RoomUpdate"];

/** What the fields hold; hours and those who may book it are more than a field, and stand there as they are sent. */
export interface Typed extends Readonly<Record<string, string>> {
  kind: "room" | "resource";
  name: string;
  place: string;
  capacity: string;
  features: string;
  description: string;
  zone: string;
  whom: "everybody" | "some";
  bookers: string;
  answers: "itself" | "somebody";
  conflicts: NonNullable<Draft["conflicts"]>;
  outside: NonNullable<Draft["outside"]>;
  times: "always" | "hours";
  hours: string;
  closed: "yes" | "";
}

const WORKSPACE = "workspace";
const NINE_TO_FIVE = [{ begins: "09:00", ends: "17:00" }];
const MOST_FEATURES = 50;
const MOST_BOOKERS = 50;

/** What is offered before anybody has said so. */
function office(zone: string): Hours {
  return { zone, week: Object.fromEntries(WEEK.slice(0, 5).map((day) => [day, NINE_TO_FIVE])), exceptions: {} };
}

function isEmpty({ week = {}, exceptions = {} }: Hours): boolean {
  return ![...Object.values(week), ...Object.values(exceptions)].some((windows) => (windows ?? []).length > 0);
}

export function fresh(zone: string): Typed {
  return {
    kind: "room",
    name: "",
    place: "",
    capacity: "",
    features: "",
    description: "",
    zone,
    whom: "everybody",
    bookers: "[]",
    answers: "itself",
    conflicts: "decline",
    outside: "caretakers",
    times: "always",
    hours: JSON.stringify(office(zone)),
    closed: "",
  };
}

export function typed(room: Room): Typed {
  const { bookers = [WORKSPACE], hours } = room;
  const all = bookers.includes(WORKSPACE);
  return {
    kind: room.kind,
    name: room.name,
    place: room.place ?? "",
    capacity: room.capacity == null ? "" : String(room.capacity),
    features: (room.features ?? []).toSorted().join(", "),
    description: room.description,
    zone: room.zone,
    whom: all ? "everybody" : "some",
    bookers: JSON.stringify(all ? [] : bookers),
    answers: room.auto_accept === false ? "somebody" : "itself",
    conflicts: room.conflicts ?? "decline",
    outside: room.outside ?? "caretakers",
    times: hours ? "hours" : "always",
    hours: JSON.stringify(hours ?? office(room.zone)),
    closed: room.closed ? "yes" : "",
  };
}

/** What stands between commas, each once. */
export function featuresIn(line: string): string[] {
  const all = line.split(/[,;\n]/).map((each) => each.trim().toLowerCase());
  return [...new Set(all.filter(Boolean))];
}

/** What was typed, as the API takes it of one that is there. */
export function update(typed: Typed): Required<Omit<Update, "color">> {
  return {
    kind: typed.kind,
    name: typed.name.trim(),
    description: typed.description.trim(),
    zone: typed.zone,
    place: typed.place.trim(),
    capacity: typed.capacity.trim() === "" ? null : Number(typed.capacity),
    features: featuresIn(typed.features),
    auto_accept: typed.answers === "itself",
    conflicts: typed.conflicts,
    bookers: typed.whom === "everybody" ? [WORKSPACE] : (JSON.parse(typed.bookers) as string[]),
    outside: typed.outside,
    hours: typed.times === "always" ? null : (JSON.parse(typed.hours) as Hours),
    closed: typed.closed === "yes",
  };
}

/** The same of one that is new. */
export function draft(typed: Typed): Draft {
  return update(typed) as Draft;
}

/** What can be known before anybody is asked. */
export function rules(dayName: (day: string) => string): Rules<Typed> {
  return {
    name: filled,
    capacity: (value) => {
      const said = value.trim();
      const fits = /^\d+$/.test(said) && Number(said) >= 1 && Number(said) <= 100_000;
      return said === "" || fits ? null : words.fields.badCapacity;
    },
    features: (value) => {
      const all = featuresIn(value);
      return all.length > MOST_FEATURES || all.some((each) => each.length > 40) ? words.fields.badFeatures : null;
    },
    bookers: (value, { whom }) => {
      const count = (JSON.parse(value) as string[]).length;
      if (whom === "everybody") return null;
      return count === 0 ? words.fields.fewBookers : count > MOST_BOOKERS ? words.fields.mostBookers : null;
    },
    hours: (value, { times }) => {
      if (times !== "hours") return null;
      const hours = JSON.parse(value) as Hours;
      return isEmpty(hours) ? words.fields.noHours : wrongHours(hours, dayName);
    },
  };
}
