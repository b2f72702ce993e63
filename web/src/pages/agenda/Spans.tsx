import { Button } from "~/design/Button";
import { Dialog } from "~/design/Dialog";
import { words } from "~/texts/agenda";
import type { Span } from "./writing";

/** Which of what repeats is meant. */
export function Spans({
  title,
  only = ["this", "following", "all"],
  choose,
  close,
}: {
  title: string;
  only?: readonly Span[];
  choose: (span: Span) => void;
  close: () => void;
}) {
  return (
    <Dialog title={title} lead={words.span.lead} onClose={close}>
      <div className="stack spans">
        {only.map((each) => (
          <Button key={each} wide onClick={() => choose(each)}>
            {words.span[each]}
          </Button>
        ))}
      </div>
    </Dialog>
  );
}
