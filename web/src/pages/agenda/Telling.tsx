import { call } from "~/api/call";
import { Actions, Dialog } from "~/design/Dialog";
import { Lines } from "~/design/Field";
import { Form, useForm } from "~/design/form";
import type { Me } from "~/frame/me";
import { words } from "~/texts/agenda";
import type { Calendar } from "./asked";
import type { JsEvent } from "./event";
import { isAnothers } from "./once";
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

/** Whose calendar it is: as whom guests hear of what becomes of it, and in whose name it is answered. */
export interface Owner {
  reached: ReadonlySet<string>;
  /** Empty if it is whoever looks. */
  name: string;
}

/** `null` if they are not known here. */
export async function ownerOf(calendar: Calendar, me: Me): Promise<Owner | null> {
  if (!isAnothers(calendar, me.person)) {
    return { reached: reaching(me.email, await call("get", "/api/agenda/address")), name: "" };
  }
  if (!calendar.owner || !me.scopes.includes("people:read")) return null;
  try {
    const { email, name } = await call("get", "/api/workspace/people/{person}", { path: { person: calendar.owner } });
    return { reached: reaching(email, null), name };
  } catch {
    return null; // they may be gone, and whoever is asked needlessly loses nothing
  }
}

/** Who hears what becomes of it; `host` if that is one person, who invited whoever looks. */
export interface Heard {
  guests: number;
  host: string | null;
}

/** `owners`: the addresses of whose calendar it is; where they are not known, guests may hear of whatever is done. */
export function heardBy(event: JsEvent, owners: ReadonlySet<string> | null): Heard {
  const there = guestsAt(event, owners ?? new Set());
  const you = there.find((each) => each.you && !each.host);
  if (event.status === "cancelled") return { guests: 0, host: null };
  if (you) {
    const host = there.find((each) => each.host);
    return { guests: 0, host: host && you.status !== "declined" ? host.name || words.telling.somebody : null };
  }
  if (owners && invitedElsewhere(event, owners)) return { guests: 0, host: null };
  return { guests: there.filter(({ host, room }) => !host && !room).length, host: null };
}
