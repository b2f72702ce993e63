/** Two change an event at the same time: what of it belongs together. */

import { differs, type Versions } from "~/frame/versions/merging";
import type { JsEvent } from "./event";
import type { Span } from "./writing";

/** What means something only together. */
export const TIMES = ["start", "duration", "timeZone", "showWithoutTime", "recurrenceRules"];
/** What says which times there are at all, of which one is meant. */
const SERIES = ["start", "timeZone", "showWithoutTime", "recurrenceRules"];

/** Whether the time of a series that is meant may be another by now. */
export function moved(versions: Versions<JsEvent>, span: Span): boolean {
  const said = span === "following" ? [...SERIES, "recurrenceOverrides"] : SERIES;
  return span !== "all" && differs(versions, said);
}
