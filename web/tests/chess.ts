/** What happens every week in these tests. */

import type { JsEvent } from "~/pages/agenda/event";

export const CHESS: JsEvent = {
  title: "Chess",
  start: "2026-12-01T18:00:00",
  duration: "PT2H",
  timeZone: "Europe/Berlin",
  recurrenceRules: [{ "@type": "RecurrenceRule", frequency: "weekly" }],
  recurrenceOverrides: { "2026-12-08T18:00:00": { title: "Chess, with cake", "locations/hall": null } },
  locations: { hall: { name: "Hall 2" }, bar: { name: "Bar" } },
};
