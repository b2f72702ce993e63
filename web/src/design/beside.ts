/** A card that stands beside what it is about, as far as there is room. */

import { type RefObject, useLayoutEffect } from "react";

/** Pixels between the two, and up to the edge of the window. */
const APART = 8;
const EDGE = 12;
/** On a screen that is no wider a card comes from below, as sheets do. */
export const NARROW = "(max-width: 719px)";

interface Size {
  width: number;
  height: number;
}

/** Where it stands: to the right of it, or the left; of what is wide below, or above. `null`: nowhere beside it. */
export function placeBeside(of: Size & { left: number; top: number }, card: Size, window: Size) {
  const [right, bottom] = [of.left + of.width, of.top + of.height];
  if (right <= 0 || bottom <= 0 || of.left >= window.width || of.top >= window.height) return null;
  const within = (at: number, long: number, all: number) => Math.max(EDGE, Math.min(at, all - EDGE - long));
  const top = within(of.top, card.height, window.height);
  if (right + APART + card.width <= window.width - EDGE) return { left: right + APART, top };
  if (of.left - APART - card.width >= EDGE) return { left: of.left - APART - card.width, top };
  const left = within(of.left + (of.width - card.width) / 2, card.width, window.width);
  if (bottom + APART + card.height <= window.height - EDGE) return { left, top: bottom + APART };
  if (of.top - APART - card.height >= EDGE) return { left, top: of.top - APART - card.height };
  return null;
}

/** What a card is about: what was pressed, or the first that shows it. */
export function anchorOf(card: string | undefined): HTMLElement | null {
  if (card === undefined) return null;
  const named = `[data-card="${CSS.escape(card)}"]`;
  const pressed = document.activeElement?.closest<HTMLElement>(named);
  return pressed ?? document.querySelector<HTMLElement>(named);
}

/** Keep a card beside what it is about, whatever becomes longer, is scrolled or made smaller. */
export function useBeside(ref: RefObject<HTMLDialogElement | null>, card: string | undefined) {
  useLayoutEffect(() => {
    const dialog = ref.current;
    if (!dialog || card === undefined) return;
    const pressed = anchorOf(card);
    const put = () => {
      const anchor = pressed?.isConnected ? pressed : anchorOf(card);
      const window = { width: innerWidth, height: innerHeight };
      const size = { width: dialog.offsetWidth, height: dialog.offsetHeight };
      const place =
        anchor && !matchMedia(NARROW).matches ? placeBeside(anchor.getBoundingClientRect(), size, window) : null;
      dialog.toggleAttribute("data-beside", place !== null);
      dialog.style.left = place ? `${place.left}px` : "";
      dialog.style.top = place ? `${place.top}px` : "";
    };
    put();
    const grows = new ResizeObserver(put);
    grows.observe(dialog);
    addEventListener("resize", put);
    addEventListener("scroll", put, { capture: true, passive: true });
    return () => {
      grows.disconnect();
      removeEventListener("resize", put);
      removeEventListener("scroll", put, { capture: true });
    };
  }, [ref, card]);
}
