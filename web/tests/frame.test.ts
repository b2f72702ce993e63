import { describe, expect, test } from "vitest";
import { readable } from "~/design/colour";
import { initials } from "~/frame/me";
import { ago } from "~/frame/times";
import { zones } from "~/frame/zones";

const NOW = Date.parse("2026-11-21T12:00:00Z");

describe("what the frame shows", () => {
  test.each([
    ["Ada Lovelace", "AL"],
    ["ada", "A"],
    ["  Grace   Brewster Hopper ", "GH"],
    ["𝔄da", "𝔄"],
    ["", "?"],
  ])("%s is %s for short", (name, short) => {
    expect(initials(name)).toBe(short);
  });

  test.each([
    ["2026-11-21T11:59:30Z", "just now"],
    ["2026-11-21T11:58:59Z", "1 minute ago"],
    ["2026-11-21T09:00:00Z", "3 hours ago"],
    ["2026-11-20T11:00:00Z", "yesterday"],
    ["2026-09-01T12:00:00Z", "Sep 1, 2026"],
  ])("%s was %s", (then, said) => {
    expect(ago(then, NOW)).toBe(said);
  });

  test("time zones go by the names that they have now, one's own first", () => {
    const known = ["Europe/Berlin", "Asia/Calcutta", "Europe/Kiev"];
    const found = ["Europe/Lisbon", "Asia/Kolkata", "UTC", "Europe/Berlin", "Europe/Kyiv"];
    expect(zones("Europe/Lisbon", "Asia/Calcutta", known)).toEqual(found);
  });

  test("letters on a colour can be read", () => {
    expect(readable("#3b5bdb")).toBe("#fff");
    expect(readable("#ffd43b")).toBe("#000");
    expect(readable("#000000")).toBe("#fff");
  });
});
