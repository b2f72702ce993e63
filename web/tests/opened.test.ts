import { describe, expect, test } from "vitest";
import { clashes } from "~/frame/versions/merging";
import type { JsEvent } from "~/pages/agenda/event";
import { fresh, skipped } from "~/pages/agenda/form";
import { standing } from "~/pages/agenda/lanes";
import { moved, TIMES } from "~/pages/agenda/merging";
import { read } from "~/pages/agenda/pieces";
import { heardBy } from "~/pages/agenda/Telling";
import { guestsAt, isBrought } from "~/pages/agenda/taking";
import { inZone, whenOf } from "~/pages/agenda/when";
import { Saying } from "~/times/said";

const EN = new Saying("en");
const OLIVIA = "calendar-0123456789abcdef0123456789abcdef@stoa.test";
const LUNCH: JsEvent = {
  title: "Lunch",
  start: "2027-03-28T02:30:00",
  duration: "PT1H",
  timeZone: "Europe/Berlin",
  replyTo: { imip: `mailto:${OLIVIA}` },
  participants: {
    g: { sendTo: { imip: "mailto:Grace@example.com" }, participationStatus: "accepted" },
    o: { sendTo: { imip: `mailto:${OLIVIA}` } },
  },
};

describe("who takes part", () => {
  test("is shown with whoever invites first, who knows of themselves", () => {
    const shown = guestsAt(LUNCH, new Set([OLIVIA]));
    expect(shown.map(({ id, host, you, address }) => [id, host, you, address])).toEqual([
      ["o", true, true, OLIVIA],
      ["g", false, false, "grace@example.com"],
    ]);
    expect(guestsAt(LUNCH, new Set(["grace@example.com"])).map(({ you }) => you)).toEqual([false, true]);
    expect(guestsAt({ start: LUNCH.start }, new Set())).toEqual([]);
  });
});

test("of others who say nothing, whoever is invited from elsewhere knows nothing; whoever is so from here does", () => {
  const said = { ...LUNCH, participants: { ...LUNCH.participants, a: { email: "ada@example.com" } } };
  const statuses = (one: string, event: JsEvent) =>
    guestsAt(event, new Set([one])).map(({ id, status }) => [id, status]);
  const known = ["a", "needs-action"];
  expect(statuses("grace@example.com", said).slice(1)).toEqual([["g", "accepted"], known]);
  expect(statuses("ada@example.com", said).slice(1)).toEqual([["g", "accepted"], known]);
  expect(statuses(OLIVIA, said).at(-1)).toEqual(known);

  const google: JsEvent = { ...said, replyTo: { imip: "mailto:eve@example.net" } };
  for (const elsewhere of [google, { ...said, "stoa:outside": true }]) {
    expect(statuses("grace@example.com", elsewhere).at(-1)).toEqual(["a", ""]);
    expect(statuses("ada@example.com", elsewhere).at(-1)).toEqual(known);
  }
});

test("who comes hears of a change by who invites here, by whichever address, and of nothing by anybody else", () => {
  const mine = new Set([OLIVIA, "olivia@example.com"]);
  const sendTo = { imip: "mailto:olivia@example.com" };
  const brought = { ...LUNCH, replyTo: sendTo, participants: { ...LUNCH.participants, o: { sendTo } } };
  expect(heardBy(LUNCH, mine).guests).toBe(1);
  expect(heardBy(brought, mine).guests).toBe(1);
  expect(heardBy(brought, new Set(["eve@example.net"])).guests).toBe(0);
  expect(heardBy(brought, null).guests).toBe(1); // whoever's it is invited, for all that is known
});

describe("what somebody wrote", () => {
  const shown = (text: string) => read(text).map(({ text: said, href }) => (href ? `[${said}](${href})` : said));
  test("is read without the tags of others, and its links lead there", () => {
    expect(
      shown('<b>Daily</b> sync&nbsp;&amp; notes<br><a href="https://example.com/?a=1&amp;b=2">agenda</a>'),
    ).toEqual(["Daily sync & notes\n", "[agenda](https://example.com/?a=1&b=2)"]);
    expect(shown("<p>One</p><p></p><ul><li>two</li><li>three</li></ul>")).toEqual(["One\n\n• two\n• three"]);
    expect(shown("<html-blob>See https://example.com/x.</html-blob>")).toEqual([
      "See ",
      "[https://example.com/x](https://example.com/x)",
      ".",
    ]);
  });
  test("leads nowhere but to pages and addresses, and stays as it is where there is no tag", () => {
    expect(shown('<a href="javascript:alert(1)">press</a> <script>x</script>')).toEqual(["press", " x"]);
    expect(shown("a < b &amp; c > d\n\n\nhttps://example.com/(y)")).toEqual([
      "a < b &amp; c > d\n\n\n",
      "[https://example.com/(y](https://example.com/(y)",
      ")",
    ]);
    expect(shown("if x <b and c> 2")).toEqual(["if x  2"]);
    expect(shown("")).toEqual([]);
  });
  test("is read in no more time than it is long, whatever strangers write", () => {
    const odd = [
      "<a href=".repeat(25_000),
      `<b>${" ".repeat(200_000)}`,
      `<a ${"href=".repeat(40_000)}>x`,
      "<b>\n \n".repeat(30_000),
    ];
    const took = odd.map((each) => {
      const since = performance.now();
      read(each);
      return performance.now() - since;
    });
    expect(Math.max(...took)).toBeLessThan(5_000);
  });
});

describe("when something is", () => {
  test("is said by the clocks where somebody looks, which skip what was never shown", () => {
    expect(whenOf(inZone(LUNCH, "Europe/Berlin"), EN)).toBe("Sunday, March 28, 2027, 3:30 AM – 4:30 AM");
    expect(whenOf(inZone(LUNCH, "America/New_York"), EN)).toContain("Saturday, March 27, 2027, 9:30");
    const floating = { ...LUNCH, timeZone: null };
    expect(inZone(floating, "America/New_York")).toBe(floating);
  });
});

describe("of two who change an event at the same time", () => {
  const before: JsEvent = { ...LUNCH, locations: { p: { name: "Bar" } } };

  test("one is asked only if both changed the same", () => {
    const renamed = { before, now: { ...before, title: "Supper" } };
    expect(clashes({ description: "Bring cake" }, renamed, TIMES)).toBe(false);
    expect(clashes({ title: "Brunch" }, renamed, TIMES)).toBe(true);
    expect(clashes({ title: "Supper" }, renamed, TIMES), "both wrote the same").toBe(false);
    expect(clashes({ "locations/p/name": "Hall" }, { before, now: { ...before, locations: null } }, TIMES)).toBe(true);
    const longer = { before, now: { ...before, duration: "PT2H" } };
    expect(clashes({ start: "2027-03-29T09:00:00" }, longer, TIMES), "what says when it is belongs together").toBe(
      true,
    );
    expect(clashes({ "participants/g": null }, longer, TIMES)).toBe(false);
  });

  test("one is asked if the series has other times by now, and one of them was meant", () => {
    const moment = { before, now: { ...before, start: "2027-03-28T09:00:00" } };
    expect([moved(moment, "this"), moved(moment, "following"), moved(moment, "all")]).toEqual([true, true, false]);
    const other = { before, now: { ...before, recurrenceOverrides: { "2027-04-04T02:30:00": { excluded: true } } } };
    expect([moved(other, "this"), moved(other, "following")]).toEqual([false, true]);
  });
});

test("clocks that are put forward never show the hour that they skip", () => {
  const night = fresh("2027-03-28T02:30:00", "2027-03-28T03:30:00", false, "c", "Europe/Berlin");
  expect([skipped(night, "begins"), skipped(night, "ends")]).toEqual([true, false]);
  expect(skipped({ ...night, zone: "UTC" }, "begins")).toBe(false);
  expect(skipped({ ...night, zone: "" }, "begins"), "wherever one is").toBe(false);
  expect(skipped({ ...night, from: "2026-10-25" }, "begins"), "shown twice is shown").toBe(false);
});

test("what only goes over midnight stands on one day, and what takes days on all of them", () => {
  const party = { first: "2027-03-01", last: "2027-03-02", whole: false };
  expect(standing(party, "2027-03-01").last).toBe("2027-03-01");
  expect(standing(party, "2027-03-02").first, "it began before the picture").toBe("2027-03-02");
  expect(standing({ ...party, whole: true }, "2027-03-01").last).toBe("2027-03-02");
});

describe("what somebody invited to with another program", () => {
  const asks = { sendTo: { imip: "mailto:ada@example.com" }, roles: { owner: true } } as const;
  const event: JsEvent = {
    start: "2026-11-23T09:00:00",
    duration: "PT1H",
    timeZone: "Etc/UTC",
    replyTo: { imip: "mailto:ada@example.com" },
    participants: { ada: asks, bob: { sendTo: { imip: "mailto:bob@example.com" } } },
  };
  const weekly = { frequency: "weekly" };
  const now = Date.parse("2026-11-24T12:00:00Z");
  const mine = new Set(["ada@example.com"]);

  test.each<[string, Partial<JsEvent>, boolean]>([
    ["is to come", { start: "2026-11-25T09:00:00" }, true],
    ["is on right now", { start: "2026-11-24T11:30:00" }, true],
    ["is over", {}, false],
    ["comes again", { recurrenceRules: [weekly] }, true],
    ["does not come again", { recurrenceRules: [{ ...weekly, until: "2026-11-23T09:00:00" }] }, false],
    ["comes until then", { recurrenceRules: [{ ...weekly, until: "2026-11-30T09:00:00" }] }, true],
    ["comes once more", { recurrenceOverrides: { "2026-11-26T09:00:00": {} } }, true],
    [
      "has come as often as it was to",
      { start: "2026-11-02T09:00:00", recurrenceRules: [{ ...weekly, count: 3 }] },
      false,
    ],
    ["comes as often as that", { recurrenceRules: [{ ...weekly, count: 2 }] }, true],
    ["says more than is known here", { recurrenceRules: [{ ...weekly, byMonth: ["1"], count: 1 }] }, true],
    ["is off", { start: "2026-11-25T09:00:00", status: "cancelled" }, false],
    ["has no guests", { start: "2026-11-25T09:00:00", participants: { ada: asks } }, false],
    [
      "was heard of by letter",
      {
        start: "2026-11-25T09:00:00",
        participants: { ...event.participants, ada: { ...asks, scheduleUpdated: "2026-11-01T09:00:00Z" } },
      },
      false,
    ],
  ])("and %s", (_, said, goesOn) => {
    expect(isBrought({ ...event, ...said }, mine, now)).toBe(goesOn);
    expect(isBrought({ ...event, ...said }, new Set(["bob@example.com"]), now)).toBe(false);
  });
});
