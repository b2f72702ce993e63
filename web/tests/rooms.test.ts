import { describe, expect, test } from "vitest";
import { judged } from "~/design/form";
import type { Room } from "~/pages/agenda/rooms/asked";
import { draft, featuresIn, fresh, rules, typed, update } from "~/pages/agenda/rooms/draft";

const BLUE: Room = {
  room_id: "0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f",
  modseq: 3,
  kind: "room",
  name: "Blue room",
  description: "",
  color: "#0b57d0",
  zone: "Europe/Berlin",
  address: "room-0192f0c12b7c7cc398c4dc0c0c07398f@acme.example.com",
  yours: true,
  role: "admin",
  place: "Second floor",
  capacity: 8,
  features: ["whiteboard", "screen"],
  auto_accept: false,
  conflicts: "tentative",
  bookers: ["person:ada", "group:board"],
  outside: "refuse",
  closed: false,
  hours: { zone: "Europe/Berlin", week: { mo: [{ begins: "09:00", ends: "17:00" }] }, exceptions: {} },
};

describe("a room in its form", () => {
  test("comes out as it went in", () => {
    const { room_id: _, modseq: __, color: ___, address: ____, yours: _____, role: ______, ...said } = BLUE;
    expect(update(typed(BLUE))).toEqual({ ...said, features: ["screen", "whiteboard"] });
  });

  test("that says nothing holds everybody, at any time, and answers by itself", () => {
    const made = draft({ ...fresh("UTC"), name: " Hall " });
    expect(made).toMatchObject({ kind: "room", name: "Hall", capacity: null, bookers: ["workspace"], hours: null });
    expect(made.auto_accept).toBe(true);
  });

  test("keeps its hours while it is closed", () => {
    const closed = { ...BLUE, closed: true };
    expect(typed(closed)).toMatchObject({ closed: "yes", times: "hours" });
    expect(update(typed(closed))).toMatchObject({ closed: true, hours: BLUE.hours });
    expect(update({ ...typed(closed), closed: "" })).toMatchObject({ closed: false, hours: BLUE.hours });
  });

  test("has what stands between commas, each once and in small letters", () => {
    expect(featuresIn(" Screen, whiteboard;screen,, ")).toEqual(["screen", "whiteboard"]);
  });

  test("is looked at before it is sent", () => {
    const ok = { ...fresh("UTC"), name: "Hall" };
    const wrong = (some: Partial<typeof ok>) =>
      Object.keys(
        judged(
          { ...ok, ...some },
          rules(() => "Monday"),
        ),
      );
    expect(wrong({})).toEqual([]);
    expect(wrong({ name: " " })).toEqual(["name"]);
    expect(wrong({ capacity: "0" })).toEqual(["capacity"]);
    expect(wrong({ capacity: "a few" })).toEqual(["capacity"]);
    expect(wrong({ features: "x".repeat(41) })).toEqual(["features"]);
    expect(wrong({ whom: "some" })).toEqual(["bookers"]);
    const never = JSON.stringify({ zone: "UTC", week: {}, exceptions: {} });
    expect(wrong({ times: "hours", hours: never })).toEqual(["hours"]);
    expect(wrong({ times: "always", hours: never })).toEqual([]);
  });
});
