/**
 * That somebody went from this tab to a provider to sign in. Whoever comes back from there has shown already that they
 * want in; a link of a letter waits to be pressed.
 */

const MARK = "stoa-gone-to-sign-in";

export function going(): void {
  sessionStorage.setItem(MARK, "");
}

/** Whether they did; it is true once. */
export function cameBack(): boolean {
  const gone = sessionStorage.getItem(MARK) !== null;
  sessionStorage.removeItem(MARK);
  return gone;
}
