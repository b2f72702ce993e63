import { describe, expect, test } from "vitest";
import { Problem } from "~/api/problems";
import { judged } from "~/design/form";
import { draft, draftOf, fresh, type Offer, placed, rules, typed } from "~/pages/agenda/booking/draft";
import { another, keptEnd, shownEnd, weekFrom } from "~/pages/agenda/booking/hours";
import { offered } from "~/pages/agenda/booking/offered";

const NOW = Date.parse("2026-11-22T08:00:00Z");
const OFFER: Offer = { ...fresh("ada", "Europe/Berlin"), title: "Meet Ada", slug: "ada", notice: 0 };
const at = (times: readonly number[]) => times.map((each) => new Date(each).toISOString().slice(0, 16));
const host = (person: string, zone: string, begins: string, ends: string): Offer["hosts"][number] => ({
  person,
  hours: { zone, week: { mo: [{ begins, ends }] }, exceptions: {} },
});

describe("what a page offers by its hours", () => {
  test("begins at multiples of the interval, and ends while somebody is there", () => {
    const offer = { ...OFFER, hosts: [host("ada", "Europe/Berlin", "09:10", "11:00")] };
    expect(at(offered(offer, "2026-11-23", 30, NOW))).toEqual([
      "2026-11-23T08:30",
      "2026-11-23T09:00",
      "2026-11-23T09:30",
    ]);
    expect(offered(offer, "2026-11-24", 30, NOW)).toEqual([]);
  });

  test("needs its notice, is not too far ahead, and heeds a day that is otherwise", () => {
    const monday = "2026-11-23";
    expect(at(offered({ ...OFFER, notice: 31 * 60 }, monday, 30, NOW))).toEqual([
      "2026-11-23T15:00",
      "2026-11-23T15:30",
    ]);
    expect(offered({ ...OFFER, horizon: 1 }, "2026-11-24", 30, NOW)).toEqual([]);
    const off = { ...OFFER.hosts[0]?.hours, zone: "Europe/Berlin", exceptions: { [monday]: [] } };
    expect(offered({ ...OFFER, hosts: [{ person: "ada", hours: off }] }, monday, 30, NOW)).toEqual([]);
  });

  test("of several hosts is what one of them can, or what all can", () => {
    const hosts = [host("ada", "Europe/Berlin", "09:00", "10:00"), host("bo", "Europe/London", "08:30", "09:30")];
    const times = (kind: Offer["kind"]) => at(offered({ ...OFFER, kind, hosts }, "2026-11-23", 30, NOW));
    expect(times("round-robin")).toEqual(["2026-11-23T08:00", "2026-11-23T08:30", "2026-11-23T09:00"]);
    expect(times("collective")).toEqual(["2026-11-23T08:30"]);
    expect(times("person")).toEqual(["2026-11-23T08:00", "2026-11-23T08:30"]);
  });

  test("goes on past midnight, and does not begin when clocks skip it", () => {
    const hours = {
      zone: "Europe/Berlin",
      week: { sa: [{ begins: "23:00", ends: "24:00" }], su: [{ begins: "00:00", ends: "04:00" }] },
    };
    const offer: Offer = { ...OFFER, horizon: 366, interval: 60, hosts: [{ person: "ada", hours }] };
    expect(at(offered(offer, "2027-03-27", 90, NOW))).toEqual(["2027-03-27T22:00"]);
    expect(at(offered(offer, "2027-03-28", 60, NOW))).toEqual([
      "2027-03-27T23:00",
      "2027-03-28T00:00",
      "2027-03-28T01:00",
    ]);
  });
});

describe("a booking page in its form", () => {
  test("comes out as it went in, and what has no field stays", () => {
    const page: Offer = {
      ...OFFER,
      limits: { day: 4, week: null, month: 9 },
      place: { kind: "link", detail: "https://x" },
    };
    expect(draft(typed(page), page, page.slug)).toEqual(page);
  });

  test("is sent without what it is by being there", () => {
    const page = { ...OFFER, page_id: "p", owner: "ada", rota: 2, modseq: 7 };
    expect(draft(typed(OFFER), draftOf(page), "ada")).toEqual(OFFER);
  });

  test("gives new questions keys of their own, and leaves the others theirs", () => {
    const ask = (key: string, label: string) => ({ key, label, kind: "text" as const, required: false, choices: [] });
    const questions = [ask("topic", "Topic?"), ask("", "Your company"), ask("", "Your company!")];
    const said = draft({ ...typed(OFFER), questions: JSON.stringify(questions) }, OFFER, "ada");
    expect(said.questions.map(({ key }) => key)).toEqual(["topic", "q_your_company", "q_your_company_2"]);
  });

  test("counts by the clocks of its first host, unless somebody has said otherwise", () => {
    const [first] = OFFER.hosts;
    const hosts = JSON.stringify([{ ...first, hours: { ...first?.hours, zone: "Asia/Tokyo" } }]);
    expect(draft({ ...typed(OFFER), hosts }, OFFER, "ada").zone).toBe("Asia/Tokyo");
    const other = { ...OFFER, zone: "UTC" };
    expect(draft({ ...typed(other), hosts }, other, "ada").zone).toBe("UTC");
  });

  test("knows what is wrong before anybody is asked", () => {
    const wrong = (change: object) =>
      Object.keys(
        judged(
          { ...typed(OFFER), ...change },
          rules(
            ({ slug }) => slug,
            (day) => day,
          ),
        ),
      );
    expect(wrong({})).toEqual([]);
    expect(wrong({ slug: "A" })).toEqual(["slug"]);
    expect(wrong({ place: "link", detail: "http://x" })).toEqual(["detail"]);
    expect(wrong({ notice: "2880", horizon: "2" })).toEqual(["notice"]);
    expect(wrong({ day: "0", week: "x" })).toEqual(["day", "week"]);
    expect(wrong({ hosts: JSON.stringify([host("ada", "UTC", "10:00", "09:00")]) })).toEqual(["hosts"]);
    expect(wrong({ questions: JSON.stringify([{ key: "a", label: "x", kind: "choice", choices: [" "] }]) })).toEqual([
      "questions",
    ]);
  });

  test("shows what is refused at the field that holds it", () => {
    const problem = new Problem("invalid", 422, "", [
      { field: "hosts.0.hours.zone", code: "x", detail: "no" },
      { field: "limits.day", code: "x", detail: "no" },
      { field: "place", code: "x", detail: "no" },
    ]);
    expect((placed(problem) as Problem).fields.map(({ field }) => field)).toEqual(["hosts", "day", "detail"]);
    expect((placed(new Problem("page-slug-taken", 409, "")) as Problem).fields[0]?.field).toBe("slug");
  });
});

test("hours of a day end at midnight as 24:00, which clocks show as 00:00", () => {
  expect([shownEnd("24:00"), keptEnd("00:00"), keptEnd("17:00")]).toEqual(["00:00", "24:00", "17:00"]);
  expect(another([{ begins: "09:00", ends: "12:00" }])).toEqual({ begins: "13:00", ends: "17:00" });
  expect(another([{ begins: "09:00", ends: "24:00" }])).toEqual({ begins: "00:00", ends: "01:00" });
  expect(weekFrom(7)[0]).toBe("su");
});
