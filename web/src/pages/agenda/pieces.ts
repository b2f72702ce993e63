/** What somebody wrote about an event, to be read: Google and others write it as a page, with tags. */

export interface Piece {
  text: string;
  /** Where it leads, if it does. */
  href?: string;
}

const TAGS = /<\/?(?:a|b|br|div|em|h[1-6]|html-blob|i|li|ol|p|span|strong|u|ul)(?:\s[^<>]*)?\/?>/i;
/** Of one tag: that of a link, and where it leads. Each looks at one tag only, so that a page takes as long as it is. */
const LINK = /<a\s[^<>]*>/gi;
const LEADS = /\shref\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)'|([^\s"'<>]+))/i;
const END = /<\/a\s*>/gi;
const ADDRESS = /https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]']/g;
const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };

/** The words of it, and its links. */
export function read(text: string): readonly Piece[] {
  if (!TAGS.test(text)) return plain(text);
  const found: Piece[] = [];
  let at = 0;
  for (const link of text.matchAll(LINK)) {
    if (link.index < at) continue;
    END.lastIndex = link.index;
    const end = END.exec(text);
    if (end === null) break;
    found.push(...plain(bare(text.slice(at, link.index))));
    const said = LEADS.exec(link[0]);
    const href = entities(said?.[1] ?? said?.[2] ?? said?.[3] ?? "").trim();
    const called = bare(text.slice(link.index + link[0].length, end.index));
    if (/^(?:https?|mailto):/i.test(href)) found.push({ text: called.trim() || href, href });
    else found.push(...plain(called));
    at = end.index + end[0].length;
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
  const calm = pieces.map((each) => (each.href ? each : { text: calmed(each.text) }));
  const ends = calm.map((each, at) => {
    if (each.href) return each;
    const begun = at === 0 ? each.text.trimStart() : each.text;
    return { text: at === calm.length - 1 ? begun.trimEnd() : begun };
  });
  return ends.filter(({ text }) => text !== "");
}

/** One empty line at most between others. */
function calmed(text: string): string {
  const lines = text.split("\n");
  const empty = (at: number) => lines[at]?.trim() === "";
  return lines
    .map((line, at) => (empty(at) ? "" : empty(at + 1) ? line.trimEnd() : line))
    .filter((_, at) => !(empty(at) && empty(at - 1)))
    .join("\n");
}
