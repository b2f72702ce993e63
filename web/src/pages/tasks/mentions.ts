/** Who is named by `@` in what is said: while it is typed, and when it is read. Pure. */

export interface Named {
  person: string;
  name: string;
  email: string;
}

/** As the API reads it: in quotes, or up to six words. */
const AT = /(?<![\p{L}\p{N}_.@])@(?:"([^"\n]{1,100})"|([\p{L}\p{N}_.'\u2019+-]+(?: [\p{L}\p{N}_.'\u2019+-]+){0,5}))/gu;
const PLAIN = /^[\p{L}\p{N}_.'\u2019+-]+(?: [\p{L}\p{N}_.'\u2019+-]+){0,5}$/u;
const TYPED = /(?<![\p{L}\p{N}_.@])@("?)([^@"\n]{0,60})$/u;
const END = /[.,'\u2019\-+]+$/;

export interface Piece {
  text: string;
  /** Whom it names. */
  person: string | null;
}

/** A text with those set apart whom it names, of those whom the API says it does. */
export function pieces(text: string, mentions: readonly string[], people: readonly Named[]): readonly Piece[] {
  const named = people.filter(({ person }) => mentions.includes(person));
  const found: Piece[] = [];
  let at = 0;
  for (const match of named.length > 0 ? text.matchAll(AT) : []) {
    const [whole, quoted, said = ""] = match;
    const read = quoted === undefined ? longest(said, named) : { who: known(quoted, named), length: said.length };
    if (!read?.who) continue;
    const length = quoted === undefined ? 1 + read.length : whole.length;
    if (match.index > at) found.push({ text: text.slice(at, match.index), person: null });
    found.push({ text: `@${read.who.name}`, person: read.who.person });
    at = match.index + length;
  }
  if (at < text.length) found.push({ text: text.slice(at), person: null });
  return found;
}

/** The most words that are somebody's name. */
function longest(said: string, people: readonly Named[]): { who: Named; length: number } | null {
  const words = said.split(" ");
  for (let most = words.length; most > 0; most -= 1) {
    const whole = words.slice(0, most).join(" ");
    for (const tried of [whole, whole.replace(END, "")]) {
      const who = known(tried, people);
      if (who) return { who, length: tried.length };
    }
  }
  return null;
}

function known(said: string, people: readonly Named[]): Named | null {
  const wanted = folded(said);
  return people.find((each) => wanted !== "" && namesOf(each).includes(wanted)) ?? null;
}

function namesOf({ name, email }: Named): readonly string[] {
  const whole = folded(name);
  return [whole, whole.split(" ")[0] ?? "", folded(email.split("@")[0] ?? "")];
}

function folded(name: string): string {
  return name.toLocaleLowerCase().split(/\s+/).filter(Boolean).join(" ");
}

/** What stands behind the `@` that somebody is typing, and where that is; nothing, if they are not. */
export function typing(text: string, caret: number): { from: number; said: string } | null {
  const found = TYPED.exec(text.slice(0, caret));
  return found ? { from: found.index, said: found[2] ?? "" } : null;
}

/** Those who may be meant by what was typed so far: by any word of their name, or by their address. */
export function meant(said: string, people: readonly Named[]): readonly Named[] {
  const wanted = folded(said);
  if (/\s$/.test(said) && !people.some(({ name }) => folded(name).startsWith(`${wanted} `))) return [];
  const sought = wordsOf(said).join(" ");
  const begins = (words: readonly string[]) =>
    words.some((_, at) => words.slice(at).join(" ").startsWith(sought)) && sought !== "";
  return people.filter(({ name, email }) => wanted === "" || begins(wordsOf(name)) || folded(email).startsWith(wanted));
}

/** The words of a name as the API looks for them: without accents, capitals and what stands between them. */
function wordsOf(name: string): readonly string[] {
  const plain = name.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase();
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** How somebody is named so that nobody else is: by their name, if only they are called so, or by their address. */
export function naming({ name, email, person }: Named, people: readonly Named[]): string {
  const alone = !people.some((each) => each.person !== person && namesOf(each).includes(folded(name)));
  const said = alone && !name.includes('"') ? name.trim() : (email.split("@")[0] ?? "");
  return PLAIN.test(said) ? `@${said}` : `@"${said}"`;
}
