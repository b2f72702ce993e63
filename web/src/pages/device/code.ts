/** A code as devices show it, however somebody types it: `wdjb mjht` → `WDJB-MJHT`. */
export function written(typed: string): string {
  const letters = typed.toUpperCase().replace(/[^A-Z0-9]/g, "");
  return letters.length === 8 ? `${letters.slice(0, 4)}-${letters.slice(4)}` : letters;
}
