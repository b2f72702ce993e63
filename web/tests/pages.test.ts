import { describe, expect, test } from "vitest";
import { all, fits, onwards, type Page } from "~/frame/pages";
import { kindOf, partsOf, zone } from "~/pages/admin/dns";

/** A list of so many, as the API leads through it. */
function list(size: number) {
  const asked: (string | undefined)[] = [];
  const ask = async ({ limit, cursor }: { limit: number; cursor?: string }): Promise<Page<number>> => {
    asked.push(cursor);
    const from = Number(cursor ?? 0);
    const items = Array.from({ length: Math.min(limit, size - from) }, (_, at) => from + at);
    return { items, ...(from + limit < size && { next: String(from + limit) }) };
  };
  return { ask, asked };
}

describe("a list in pages", () => {
  test("goes on where the page before ended, until there is no more", async () => {
    const { ask, asked } = list(250);
    const found: Page<number>[] = [];
    for await (const page of onwards(ask, null)) found.push(page);
    expect(found.map(({ items }) => items.length)).toEqual([100, 200, 250]);
    expect(found.at(-1)?.items).toEqual(Array.from({ length: 250 }, (_, at) => at));
    expect(found.map(({ next }) => next)).toEqual(["100", "200", null]);
    expect(asked).toEqual([undefined, "100", "200"]);
  });

  test("goes on from what is there already", async () => {
    const { ask, asked } = list(250);
    const before = { items: ["what", "was", "there"] as unknown as number[], next: "200" };
    const { value } = await onwards(ask, before).next();
    expect(value?.items).toHaveLength(53);
    expect(asked).toEqual(["200"]);
  });

  test("is all of it in the end", async () => {
    expect(await all(list(101).ask)).toHaveLength(101);
    expect(await all(list(0).ask)).toEqual([]);
  });

  test.each([
    ["ada", "Ada Lovelace ada@example.com", true],
    ["love ada", "Ada Lovelace", true],
    ["ÉMILIE", "Émilie du Châtelet", true],
    ["ada x", "Ada Lovelace", false],
  ])("%s finds %s: %s", (typed, text, found) => {
    expect(fits(typed, text)).toBe(found);
  });
});

describe("DNS records", () => {
  const dkim = { name: "k1._domainkey.example.com", type: "CNAME", value: "k1.dkim.example.net", why: "" } as const;
  const mx = { name: "bounce.example.com", type: "MX", value: "10 mail.example.net", why: "" } as const;
  const spf = { name: "bounce.example.com", type: "TXT", value: "v=spf1 -all", why: "" } as const;
  const dmarc = { name: "_dmarc.example.com", type: "TXT", value: "v=DMARC1; p=none", why: "" } as const;

  test("are known by what they are for", () => {
    expect([dkim, mx, spf, dmarc].map(kindOf)).toEqual(["dkim", "bounces", "spf", "dmarc"]);
  });

  test("have a priority where there may be several of them", () => {
    expect(partsOf(mx)).toEqual({ priority: "10", value: "mail.example.net" });
    expect(partsOf(spf)).toEqual({ priority: null, value: "v=spf1 -all" });
  });

  test("can be pasted as a zone file", () => {
    expect(zone([dkim, mx, dmarc]).split("\n")).toEqual([
      "k1._domainkey.example.com. IN CNAME k1.dkim.example.net.",
      "bounce.example.com. IN MX 10 mail.example.net.",
      '_dmarc.example.com. IN TXT "v=DMARC1; p=none"',
    ]);
  });
});
