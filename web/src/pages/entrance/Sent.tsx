import { Icon } from "~/design/Icon";
import { Entrance } from "./Entrance";

/** A letter was sent, and there is nothing to do here but to look for it. */
export function Sent({ title, lead, back, label }: { title: string; lead: string; back: () => void; label: string }) {
  return (
    <Entrance
      title={title}
      lead={lead}
      foot={
        <button type="button" className="link" onClick={back}>
          {label}
        </button>
      }
    >
      <div className="envelope">
        <Icon name="letter" size={30} />
      </div>
    </Entrance>
  );
}
