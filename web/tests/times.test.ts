import { describe, expect, test } from "vitest";
import { between, isDay, months, plus, week, weekday, weeks } from "~/times/days";
import { Saying } from "~/times/said";
import { dayOf, distance, moment, wall } from "~/times/zoned";

describe("days", () => {
  test("follow one another over the ends of months, years and February", () => {
    expect(plus("2026-12-31", 1)).toBe("2027-01-01");
    expect(plus("2028-03-01", -1)).toBe("2028-02-29");
    expect(between("2026-10-24", "2026-10-26")).toBe(2);
    expect(months("2027-01-31", 1)).toBe("2027-02-28");
    expect(months("2027-01-15", -2)).toBe("2026-11-15");
  });

  test.each([
    ["2026-11-23", true],
    ["2026-02-30", false],
    ["tomorrow", false],
    [null, false],
  ])("%s is one: %s", (text, is) => {
    expect(isDay(text)).toBe(is);
  });

  test("stand in weeks that begin where whoever reads begins them", () => {
    expect(weekday("2026-11-22")).toBe(7);
    expect(week("2026-11-22", 1)[0]).toBe("2026-11-16");
    expect(week("2026-11-22", 7)[0]).toBe("2026-11-22");
    const shown = weeks("2026-11-09", 1);
    expect(shown).toHaveLength(6);
    expect(shown[0]?.[0]).toBe("2026-10-26");
  });
});

describe("clocks", () => {
  test.each([
    ["2026-07-01T09:00:00", "Europe/Berlin", "2026-07-01T07:00:00Z"],
    ["2026-10-25T02:30:00", "Europe/Berlin", "2026-10-25T00:30:00Z"], // there twice: the first of them
    ["2027-03-28T02:30:00", "Europe/Berlin", "2027-03-28T01:30:00Z"], // never there: as if nobody had turned the clocks
    ["2026-11-01T01:30:00", "America/New_York", "2026-11-01T05:30:00Z"],
    ["2026-11-23T00:00:00", "Pacific/Kiritimati", "2026-11-22T10:00:00Z"],
  ])("%s in %s is %s", (shown, zone, instant) => {
    expect(new Date(moment(shown, zone)).toISOString()).toBe(new Date(instant).toISOString());
  });

  test("show what they were set to, but for what they skip", () => {
    for (const zone of ["Europe/Berlin", "Asia/Kolkata", "America/St_Johns", "Pacific/Auckland", "UTC"]) {
      for (const shown of ["2026-11-23T09:30:00", "2027-03-01T00:00:00", "2026-01-01T23:59:59"]) {
        expect(wall(moment(shown, zone), zone)).toBe(shown);
      }
    }
    expect(dayOf(Date.parse("2026-11-22T23:30:00Z"), "Europe/Berlin")).toBe("2026-11-23");
  });

  test("are read as people are used to", () => {
    expect(new Saying("en-GB").time("2026-11-23T15:30:00")).toBe("15:30");
    expect(new Saying("en-US").time("2026-11-23T15:30:00")).toMatch(/^3:30\sPM$/);
    expect(new Saying("de").time("2026-11-23T15:30:00")).toBe("15:30");
    expect(new Saying("de").day("2026-11-23")).toBe("Monday, November 23");
    expect(new Saying("not a language").short("2026-11-23")).toBe("Mon, Nov 23");
  });
});

test("by how much clocks are ahead is said of the day that is looked at", () => {
  expect(distance("2027-01-05", "Asia/Tokyo")).toBe("+9");
  expect(distance("2027-01-05", "Europe/Berlin")).toBe("+1");
  expect(distance("2027-07-05", "Europe/Berlin")).toBe("+2");
  expect(distance("2027-07-05", "Asia/Kolkata")).toBe("+5:30");
});
