import { Actions, Dialog } from "~/design/Dialog";
import { Lines } from "~/design/Field";
import { Form, useForm } from "~/design/form";
import { words } from "~/texts/agenda";
import type { JsEvent } from "./event";
import { guestsAt, invitedElsewhere } from "./taking";

/** Before something of which others hear: who does it is asked, and may say why. */
export function Telling({
  title,
  lead,
  deed,
  danger = false,
  words: may = true,
  act,
  close,
}: {
  title: string;
  lead: string;
  deed: string;
  danger?: boolean;
  /** Whether there is anybody who would read what they say. */
  words?: boolean;
  act: (words: string) => Promise<void>;
  close: () => void;
}) {
  const form = useForm({ words: "" }, ({ words: said }) => act(said.trim()));
  return (
    <Dialog title={title} lead={lead} onClose={close}>
      <Form form={form}>
        {may && <Lines name="words" label={words.telling.words} maxLength={500} rows={2} />}
        <Actions
          close={close}
          leave={danger ? words.telling.keep : words.telling.leave}
          deed={deed}
          danger={danger}
          busy={form.busy}
        />
      </Form>
    </Dialog>
  );
}

/** The addresses of somebody: of their mail, and of their calendar. */
export function reaching(email: string, of: object | null): ReadonlySet<string> {
  const { address = "" } = (of ?? {}) as { address?: string };
  return new Set([email, address].filter(Boolean).map((each) => each.toLowerCase()));
}

/** Who hears what becomes of it; `host` if that is one person, who invited whoever looks. */
export interface Heard {
  guests: number;
  host: string | null;
}

export function heardBy(event: JsEvent, mine: ReadonlySet<string>): Heard {
  const there = guestsAt(event, mine);
  const you = there.find((each) => each.you && !each.host);
  if (event.status === "cancelled") return { guests: 0, host: null };
  if (you) {
    const host = there.find((each) => each.host);
    return { guests: 0, host: host && you.status !== "declined" ? host.name || words.telling.somebody : null };
  }
  if (invitedElsewhere(event, mine)) return { guests: 0, host: null };
  return { guests: there.filter(({ host, room }) => !host && !room).length, host: null };
}
