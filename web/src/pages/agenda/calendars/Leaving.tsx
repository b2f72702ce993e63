import { useState } from "react";
import { call } from "~/api/call";
import { Button } from "~/design/Button";
import { toast } from "~/design/toasts";
import { Confirm } from "~/frame/Confirm";
import { regret } from "~/frame/deeds";
import { words } from "~/texts/calendars";
import type { Calendar } from "../asked";
import type { OfManaging } from "./Managing";

/** Be rid of a calendar: one's own goes into the trash, and those of others off the list. The one from the beginning stays. */
export function Leaving({ calendar, me, changed, close }: OfManaging) {
  const [asking, ask] = useState(false);
  const path = { calendar_id: calendar.calendar_id };
  const own = calendar.owner === me;
  if (own && calendar.default) return null;
  const said = own ? (calendar.kind === "subscribed" ? words.leave.unsubscribe : words.leave.bin) : words.leave.off;

  async function leave() {
    if (own) await call("delete", "/api/agenda/calendars/{calendar_id}", { path });
    else await call("delete", "/api/agenda/shelf/{thing_id}", { path: { thing_id: calendar.calendar_id } });
    close();
    await changed();
    const undo = () => void restore(calendar).then(changed).catch(regret);
    toast(
      own ? words.leave.gone : words.leave.offDone,
      "good",
      own ? { label: words.leave.undo, run: undo } : undefined,
    );
  }

  return (
    <>
      <Button look="danger" onClick={() => ask(true)}>
        {said}
      </Button>
      {asking && (
        <Confirm
          title={own ? words.leave.title(calendar.name) : words.leave.offTitle(calendar.name)}
          lead={own ? words.leave.lead : words.leave.offLead}
          deed={said}
          act={leave}
          close={() => ask(false)}
        />
      )}
    </>
  );
}

export async function restore({ calendar_id, name }: Calendar): Promise<void> {
  await call("post", "/api/agenda/calendars/{calendar_id}/restore", { path: { calendar_id } });
  toast(words.trash.restored(name));
}
