import { useState } from "react";
import { Button } from "~/design/Button";
import { Dialog } from "~/design/Dialog";
import { words } from "~/texts/details";
import type { Saying } from "~/times/said";
import { here } from "~/times/zoned";
import { Proposal } from "./Proposed";
import { useRequests } from "./rooms/asked";
import { RequestList } from "./rooms/Requests";
import type { Waits } from "./waits";

/** All that waits for somebody to decide, if anything does. */
export function Waiting({ of, saying, decided }: { of: Waits; saying: Saying; decided: () => Promise<void> }) {
  const [open, unfold] = useState(false);
  const requests = useRequests();
  const found = of.found ?? [];
  const asked = requests.found ?? [];
  const count = found.length + asked.length;
  if (count === 0 && !open) return null;
  return (
    <>
      <div className="agenda-waits">
        <Button small wide icon="letter" onClick={() => unfold(true)}>
          {words.proposals.count(count)}
        </Button>
      </div>
      {open && (
        <Dialog title={words.proposals.title} wide onClose={() => unfold(false)}>
          {count === 0 && <p className="soft">{words.proposals.none}</p>}
          {asked.length > 0 && (
            <RequestList of={asked} decided={async () => void (await Promise.all([requests.again(), decided()]))} />
          )}
          {found.length > 0 && (
            <ul className="proposals">
              {found.map((each) => (
                <Proposal
                  key={each.proposal_id}
                  of={each}
                  whole={null}
                  zone={here()}
                  saying={saying}
                  decided={async () => void (await Promise.all([of.again(), decided()]))}
                />
              ))}
            </ul>
          )}
        </Dialog>
      )}
    </>
  );
}
