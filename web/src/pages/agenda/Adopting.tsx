import { Button } from "~/design/Button";
import { Notice } from "~/design/Notice";
import { toast } from "~/design/toasts";
import { useDeed } from "~/frame/deeds";
import { words } from "~/texts/agenda";
import { invitedElsewhere, isBrought } from "./taking";
import { change, eventOf, type Kept } from "./writing";

/** What somebody invited to with another program, and brought here by a file: it goes on here with the next change, or now. */
export function Adopting({
  kept,
  mine,
  adopted,
}: {
  kept: Kept;
  mine: ReadonlySet<string>;
  adopted: () => Promise<void>;
}) {
  const deed = useDeed(async () => {
    const after = await change(kept, { replyTo: null }, "all", null);
    toast(invitedElsewhere(eventOf(after)) ? words.adopting.over : words.adopting.done);
    await adopted();
  });
  if (!isBrought(eventOf(kept), mine, Date.now())) return null;
  return (
    <Notice>
      <p>{words.adopting.lead}</p>
      <Button small busy={deed.busy} onClick={deed.run}>
        {words.adopting.deed}
      </Button>
    </Notice>
  );
}
