import { call } from "~/api/call";
import { Notice } from "~/design/Notice";
import { useAsked } from "~/frame/asking";
import { words } from "~/texts/agenda";
import type { LeftOut } from "./asked";
import { eventOf } from "./writing";

/** So many are named. */
const NAMED = 5;

/** What repeats so often that it cannot be drawn, by its name, so that it can be opened and deleted. */
export function TooOften({ leftOut, open }: { leftOut: readonly LeftOut[]; open: (found: LeftOut) => void }) {
  const named = leftOut.slice(0, NAMED);
  const asked = useAsked(async () => {
    const ask = ({ calendar_id, event_id }: LeftOut) =>
      call("get", "/api/agenda/calendars/{calendar_id}/events/{event_id}", { path: { calendar_id, event_id } });
    const found = await Promise.allSettled(named.map(ask));
    return found.map((each) => (each.status === "fulfilled" ? eventOf(each.value).title : ""));
  });
  return (
    <Notice tone="warn">
      {words.leftOut}{" "}
      {named.map((each, at) => (
        <span key={each.event_id}>
          {at > 0 && ", "}
          <button type="button" className="link break" onClick={() => open(each)}>
            {asked.found?.[at] || words.untitled}
          </button>
        </span>
      ))}
      {leftOut.length > NAMED && ` ${words.more(leftOut.length - NAMED)}`}
    </Notice>
  );
}
