import { describe, expect, test } from "vitest";
import { Offline, Problem, seconds } from "~/api/problems";
import { judged, sorted } from "~/design/form";
import { clock } from "~/design/Waiting";
import { address, slugged } from "~/pages/entrance/rules";
import { capitalised, sentence } from "~/texts/sentences";

const invalid = {
  type: "urn:stoa:problem:invalid",
  detail: "two fields are wrong",
  errors: [
    { field: "workspace.slug", code: "value_error", detail: "a slug has small letters" },
    { field: "password", code: "too_weak", detail: "it would be guessed" },
  ],
};

describe("what the API refuses", () => {
  test("is known by the end of its type, and by its status where the gateway refused it", () => {
    expect(Problem.of(422, invalid, null).kind).toBe("invalid");
    expect(Problem.of(401, { message: "Unauthorized" }, null).kind).toBe("unauthenticated");
    expect(Problem.of(502, undefined, null).kind).toBe("unforeseen");
    expect(Problem.of(429, {}, "90").wait).toBe(90);
  });

  test("stands beside the field that it is about, whatever the form calls it", () => {
    const found = sorted(Problem.of(422, invalid, null), { slug: "", password: "" }, { "workspace.slug": "slug" });
    expect(Object.keys(found.fields)).toEqual(["slug", "password"]);
    expect(found.fields.password).toBe("It would be guessed.");
    expect(found.rest).toBe(false);
    expect(sorted(Problem.of(422, invalid, null), { email: "" }).rest).toBe(true);
  });

  test("is a sentence in our words or in its own, and never nothing", () => {
    expect(sentence(new Problem("ticket-refused", 403, "x"))).toMatch(/used already/);
    expect(sentence(new Problem("double-booked", 409, "somebody else has the room"))).toBe(
      "Somebody else has the room.",
    );
    expect(sentence(new Problem("suspended", 403, "Acme is being erased; ask its administrators"))).toBe(
      "Acme is being erased; ask its administrators.",
    );
    expect(sentence(new Problem("unheard-of", 500, ""))).not.toBe("");
    expect(sentence(new Offline("x"))).not.toBe("");
    expect(sentence("thrown")).not.toBe("");
    expect(capitalised("really?")).toBe("Really?");
  });

  test("tells how long to wait in seconds or by a date", () => {
    expect(seconds("12")).toBe(12);
    expect(seconds("Sat, 21 Nov 2026 12:01:00 GMT", Date.parse("2026-11-21T12:00:00Z"))).toBe(60);
    expect(seconds(null)).toBeNull();
    expect(seconds("soon")).toBeNull();
    expect(clock(75)).toBe("1:15");
    expect(clock(605)).toBe("10:05");
  });
});

describe("before anybody is asked", () => {
  test("only the fields that are wrong are complained of", () => {
    expect(judged({ email: "ada@example", name: "Ada" }, { email: address })).toHaveProperty("email");
    expect(judged({ email: " ada@example.com ", name: "" }, { email: address })).toEqual({});
  });

  test.each([
    ["Grün & Söhne", "grun-sohne"],
    ["  Acme, Inc. ", "acme-inc"],
    ["Straße 9", "strasse-9"],
    ["日本", ""],
    [`${"a".repeat(39)} b`, "a".repeat(39)],
  ])("the name %s makes the address %s", (name, made) => {
    expect(slugged(name)).toBe(made);
  });
});
