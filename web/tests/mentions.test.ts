import { describe, expect, test } from "vitest";
import { meant, naming, pieces, typing } from "~/pages/tasks/mentions";

const grace = { person: "g", name: "Grace Hopper", email: "grace@example.com" };
const gordon = { person: "o", name: "Grace Gordon", email: "g.gordon@example.com" };
const bob = { person: "b", name: "Robert Hall", email: "bob@example.com" };
const twin = { person: "t", name: "Robert Hall", email: "rh@example.com" };
const all = [grace, gordon, bob];

describe("a comment", () => {
  test.each([
    ["ask @Grace Hopper please", ["g"], ["ask ", "*@Grace Hopper", " please"]],
    ['@"Grace Hopper", or @bob?', ["g", "b"], ["*@Grace Hopper", ", or ", "*@Robert Hall", "?"]],
    ["@Grace, look", ["g"], ["*@Grace Hopper", ", look"]],
    ["write to grace@example.com", ["g"], ["write to grace@example.com"]],
    ["@bob is not meant", [], ["@bob is not meant"]],
    ["@nobody and @GRACE", ["g"], ["@nobody and ", "*@Grace Hopper"]],
  ])("%s names %o", (text, mentions, shown) => {
    expect(pieces(text, mentions, all).map(({ text: said, person }) => (person ? `*${said}` : said))).toEqual(shown);
  });

  test("that is typed has somebody behind its last @", () => {
    expect(typing("ask @Gr", 7)).toEqual({ from: 4, said: "Gr" });
    expect(typing("ask @Gr and", 7)).toEqual({ from: 4, said: "Gr" });
    expect(typing("mail grace@ex", 13)).toBeNull();
    expect(typing("nothing", 7)).toBeNull();
  });

  test("offers whose name has a word that begins so", () => {
    expect(meant("", all)).toEqual(all);
    expect(meant("gr", all)).toEqual([grace, gordon]);
    expect(meant("grace h", all)).toEqual([grace]);
    expect(meant("hal", all)).toEqual([bob]);
    expect(meant("bob", all)).toEqual([bob]);
    expect(meant("grace hopper ", all)).toEqual([]);
    const emile = { person: "e", name: "Émile de la Tour", email: "e@example.com" };
    for (const said of ["emile", "Émile", "tour", "la to"]) expect(meant(said, [...all, emile])).toEqual([emile]);
  });

  test("names somebody as only they are called", () => {
    expect(naming(grace, all)).toBe("@Grace Hopper");
    expect(naming(bob, [...all, twin])).toBe("@bob");
    expect(naming({ ...bob, name: "Bob (Sales)" }, all)).toBe('@"Bob (Sales)"');
  });
});
