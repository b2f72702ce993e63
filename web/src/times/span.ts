import type { Saying } from "./said";
import { wall } from "./zoned";

/** From one moment to another, by the clocks of a zone. */
export function span(begins: string, ends: string, zone: string, saying: Saying): string {
  return saying.span(wall(Date.parse(begins), zone), wall(Date.parse(ends), zone));
}
