/** What somebody wrote about an event, to be read: Google and others write it as a page, with tags. */

export interface Piece {
  text: string;
  /** Where it leads, if it does. */
  href?: string;
}

const TAGS = /<\/?(?:a|b|br|div|em|h[1-6]|html-blob|i|li|ol|p|span|strong|u|ul)(?:\s[^<>]*)?\/?>/i;
const LINK = /<a\s[^<>]*?href\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))[^<>]*>(.*?)<\/a\s*>/gis;
const ADDRESS = /https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]']/g;
const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };

/** The words of it, and its links. */
export function read(text: string): readonly Piece[] {
  if (!TAGS.test(text)) return plain(text);
  const found: Piece[] = [];
  let at = 0;
  for (const link of text.matchAll(LINK)) {
    found.push(...plain(bare(text.slice(at, link.index))));
    const href = entities(link[1] ?? link[2] ?? link[3] ?? "").trim();
    const called = bare(link[4] ?? "");
    if (/^(?:https?|mailto):/i.test(href)) found.push({ text: called.trim() || href, href });
    else found.push(...plain(called));
    at = link.index + link[0].length;
  }
  found.push(...plain(bare(text.slice(at))));
  return trimmed(found);
}

/** Words in which addresses are links. */
function plain(text: string): readonly Piece[] {
  const found: Piece[] = [];
  let at = 0;
  for (const { 0: href, index } of text.matchAll(ADDRESS)) {
    if (index > at) found.push({ text: text.slice(at, index) });
    found.push({ text: href, href });
    at = index + href.length;
  }
  if (at < text.length) found.push({ text: text.slice(at) });
  return found;
}

function bare(page: string): string {
  const lines = page
    .replace(/\r?\n/g, " ")
    .replace(/<br\s*\/?>|<\/(?:p|div|h[1-6]|ul|ol)\s*>/gi, "\n")
    .replace(/<li(?:\s[^<>]*)?>/gi, "\n• ")
    .replace(/<\/?[a-z][^<>]*>/gi, "");
  return entities(lines);
}

function entities(text: string): string {
  return text.replace(/&(?:#(\d{1,6})|#x([0-9a-f]{1,5})|([a-z]{2,5}));/gi, (whole, ten, sixteen, name) => {
    if (name !== undefined) return NAMED[String(name).toLowerCase()] ?? whole;
    const point = ten === undefined ? Number.parseInt(sixteen, 16) : Number(ten);
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}

/** Without lines that are empty at its end, and with one at most between others. */
function trimmed(pieces: readonly Piece[]): readonly Piece[] {
  const calm = pieces.map((each) => (each.href ? each : { text: each.text.replace(/[ \t]*\n\s*\n\s*/g, "\n\n") }));
  const ends = calm.map((each, at) => {
    if (each.href) return each;
    const begun = at === 0 ? each.text.trimStart() : each.text;
    return { text: at === calm.length - 1 ? begun.trimEnd() : begun };
  });
  return ends.filter(({ text }) => text !== "");
}
