import { describe, expect, test } from "vitest";
import { inside, signInAnd } from "~/design/router";

describe("where people are sent on to", () => {
  test.each(["/", "/security", "/authorize?client_id=a&state=b%2Fc#x"])("%s is ours", (page) => {
    expect(inside(page)).toBe(page);
  });

  test.each([
    null,
    undefined,
    "",
    "security",
    "https://evil.example",
    "//evil.example",
    "/\\evil.example",
    "/\t/evil.example",
    "\\\\evil.example",
    "javascript:alert(1)",
    "/..//evil.example",
  ])("%s is not, or leads to where it is harmless", (page) => {
    expect(new URL(inside(page), "https://stoa.example.com").origin).toBe("https://stoa.example.com");
  });

  test("what was wanted comes back behind the sign-in page", () => {
    const query = new URL(signInAnd("/authorize?a=b&c=d"), "https://stoa.example.com").searchParams;
    expect(inside(query.get("next"))).toBe("/authorize?a=b&c=d");
    expect(signInAnd("/")).toBe("/sign-in");
  });
});
