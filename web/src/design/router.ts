/** Where people are, and where they wanted to go. */

const HERE = "https://here.invalid";

/** A page of ours that somebody is to be sent on to; anything else becomes the start. */
export function inside(next: string | null | undefined): string {
  if (!next?.startsWith("/") || next.includes("\\")) return "/";
  try {
    const url = new URL(next, HERE);
    if (url.origin !== HERE || url.pathname.startsWith("//")) return "/"; // `/..//elsewhere` comes to that
    return url.pathname + url.search + url.hash;
  } catch {
    return "/";
  }
}

/** The page to go on to after signing in, as the address tells it. */
export function wanted(search: string = location.search): string {
  return inside(new URLSearchParams(search).get("next"));
}

/** The sign-in page, and afterwards this page again. */
export function signInAnd(next: string): string {
  const target = inside(next);
  return target === "/" ? "/sign-in" : `/sign-in?${new URLSearchParams({ next: target })}`;
}

let taken: { path: string; ticket: string } | null = null;

/**
 * The ticket behind the `#` of a letter's link. It is taken out of the address, so that no history keeps it, and
 * remembered for as long as the page is there: what is drawn may be drawn twice before anybody sees it.
 */
export function ticket(): string {
  const path = location.pathname;
  const found = decodeURIComponent(location.hash.slice(1));
  if (found !== "") {
    taken = { path, ticket: found };
    history.replaceState(history.state, "", path + location.search);
  }
  return taken?.path === path ? taken.ticket : "";
}
