import { useRef, useState } from "react";
import { call } from "~/api/call";
import { sent } from "~/api/outbox";
import { toast } from "~/design/toasts";
import { regret } from "~/frame/deeds";
import { useMe } from "~/frame/me";
import { Conflict } from "~/frame/versions/Conflict";
import { clashes, laid } from "~/frame/versions/merging";
import { type Patch, patched } from "~/frame/versions/patched";
import { useOnce } from "~/pages/entrance/once";
import { words } from "~/texts/agenda";
import { plus } from "~/times/days";
import type { Saying } from "~/times/said";
import { wall } from "~/times/zoned";
import type { Calendar, Seen } from "./asked";
import { isOpen } from "./asked";
import { differences } from "./differences";
import type { Range } from "./drawing";
import { EventForm } from "./EventForm";
import { type JsEvent, lasting, lengthOf, occurrence } from "./event";
import { changes, fresh, made, ofAll, type Typed, typed } from "./form";
import { moved, TIMES } from "./merging";
import { sentence, weekOf } from "./repeat";
import { Spans } from "./Spans";
import { heardBy, ownerOf, Telling } from "./Telling";
import { invitedElsewhere } from "./taking";
import { undoOf } from "./undoing";
import { change, eventOf, type Kept, moveTo, type Span } from "./writing";

interface Around {
  zone: string;
  saying: Saying;
  changed: () => Promise<void>;
}

/** Something new. */
export function Creating({
  range,
  calendars,
  zone,
  saying,
  changed,
  close,
}: Around & { range: Range; calendars: readonly Calendar[]; close: () => void }) {
  const last = useRef({ said: "", key: "" });
  const open = calendars.filter(isOpen);
  const first = (open.find((each) => each.default) ?? open[0])?.calendar_id ?? "";
  const whole = range.allDay
    ? { start: `${range.start.slice(0, 10)}T09:00:00`, end: `${range.end.slice(0, 10)}T10:00:00` }
    : range;
  return (
    <EventForm
      title={words.form.create}
      deed={words.form.create_}
      anew
      first={fresh(whole.start, whole.end, range.allDay, first, zone, weekOf(saying))}
      calendars={calendars}
      other={null}
      saying={saying}
      save={async (form) => {
        const path = { calendar_id: form.calendar };
        const body = made(form) as { start: string };
        const said = JSON.stringify([path, body]); // what is sent once more is made once; what was changed is another
        if (last.current.said !== said) last.current = { said, key: crypto.randomUUID() };
        const headers = { "Idempotency-Key": last.current.key };
        await call("post", "/api/agenda/calendars/{calendar_id}/events", { path, headers, body });
        close();
        toast(words.event.created);
        await changed();
      }}
      close={close}
    />
  );
}

export interface Edited {
  kept: Kept;
  at: string | null;
  /** Others hear what is changed about it. */
  tells: boolean;
}

interface Written {
  patch: Patch;
  span: Span;
  /** Where it is to stand afterwards. */
  calendar: string;
  /** What its guests are told of why. */
  words: string;
}

/** Something that is there already, changed: all of it, or one of its times. */
export function Editing({
  of: { kept, at, tells },
  calendars,
  saying,
  changed,
  close,
}: Omit<Around, "zone"> & { of: Edited; calendars: readonly Calendar[]; close: (done: boolean) => void }) {
  const whole = eventOf(kept);
  const shown: JsEvent = { ...occurrence(whole, at), recurrenceRules: whole.recurrenceRules ?? null };
  const before = typed(shown, kept.calendar_id, weekOf(saying));
  const [asking, ask] = useState<Typed | null>(null);
  const [against, stand] = useState<{ written: Written; current: Kept } | null>(null);

  const part = (event: JsEvent, { span }: Written) => (span === "all" ? event : occurrence(event, at));

  async function write(written: Written, upon: Kept) {
    const made =
      Object.keys(written.patch).length > 0 ? await change(upon, written.patch, written.span, at, written.words) : upon;
    if (written.calendar !== made.calendar_id) await moveTo(made, written.calendar);
    const undo =
      tells || made === upon || written.calendar !== upon.calendar_id ? undefined : undoOf(upon, made, changed);
    close(true);
    toast(words.event.saved, "good", undo);
    await changed();
  }

  async function save(form: Typed, span: Span) {
    const patch = changes(shown, before, form);
    const written = {
      patch: span === "all" && at !== null ? ofAll(patch, whole, at) : patch,
      span,
      calendar: form.calendar,
      words: form.words.trim(),
    };
    const asked = (current: Kept) => {
      const versions = { before: whole, now: eventOf(current) };
      const meant = { before: part(whole, written), now: part(versions.now, written) };
      return moved(versions, span) || clashes(written.patch, meant, TIMES);
    };
    const current = await laid(kept, (upon) => write(written, upon), asked);
    if (current) stand({ written, current });
  }

  if (against) {
    const { written, current } = against;
    const theirs = part(eventOf(current), written);
    return (
      <Conflict
        rows={differences(patched(theirs, written.patch), theirs, saying)}
        keep={() => write(written, current)}
        take={() => {
          close(true);
          void changed();
        }}
      />
    );
  }
  if (asking) {
    const ruled = "recurrenceRules" in changes(shown, before, asking) || asking.calendar !== kept.calendar_id;
    return (
      <Spans
        title={words.span.change}
        only={ruled ? ["following", "all"] : ["this", "following", "all"]}
        choose={(span) => {
          save(asking, span).catch((error: unknown) => {
            regret(error);
            ask(null);
          });
        }}
        close={() => ask(null)}
      />
    );
  }
  const repeats = at !== null && Boolean(whole.recurrenceRules?.length);
  const rule = whole.recurrenceRules?.[0];
  const other = before.repeat === "other" && rule;
  return (
    <EventForm
      title={words.form.edit}
      deed={words.form.save}
      first={before}
      besides={kept.event_id}
      tells={tells}
      untold={invitedElsewhere(whole) && !tells}
      calendars={calendars}
      other={other ? sentence(other, whole.start.slice(0, 10), saying) : null}
      saying={saying}
      save={async (form) => {
        if (repeats) return ask(form);
        await save(form, "all");
      }}
      close={() => close(false)}
    />
  );
}

export interface Shifted {
  seen: Seen;
  by: { days: number; minutes: number; longer: number };
}

/** Something that was taken to another time. */
export function Shifting({
  of: { seen, by },
  calendars,
  zone,
  changed,
  close,
}: Around & { of: Shifted; calendars: readonly Calendar[]; close: () => void }) {
  const { happening } = seen;
  const [asking, ask] = useState(happening.repeats);
  const { me } = useMe();
  const [telling, tell] = useState<{ kept: Kept; at: string | null; span: Span; guests: number } | null>(null);
  const path = { calendar_id: happening.calendar_id, event_id: happening.event_id };

  async function shift(span: Span) {
    ask(false);
    try {
      const kept = await call("get", "/api/agenda/calendars/{calendar_id}/events/{event_id}", { path });
      const at = happening.repeats ? (happening.recurrence_id ?? null) : null;
      const event = occurrence(eventOf(kept), at);
      const calendar = calendars.find(({ calendar_id }) => calendar_id === kept.calendar_id);
      const owner = event.participants && calendar ? await ownerOf(calendar, me) : null;
      const guests = event.participants && calendar ? heardBy(event, owner?.reached ?? null).guests : 0;
      if (guests > 0) return tell({ kept, at, span, guests });
      await take(kept, at, span);
    } catch (error) {
      regret(error);
      await changed();
      close();
    }
  }

  /** Whoever told others has told them: it is not taken back as if they had not. */
  async function take(kept: Kept, at: string | null, span: Span, said: string | null = null) {
    try {
      const event = occurrence(eventOf(kept), at);
      const patch = shifted(event, by, zone);
      const whole = span === "all" && at !== null ? ofAll(patch, eventOf(kept), at) : patch;
      const now = await sent(() => change(kept, whole, span, at, said ?? ""));
      await changed();
      toast(words.event.moved, "good", said === null ? undoOf(kept, now, changed) : undefined);
    } catch (error) {
      regret(error);
      await changed();
    }
    close();
  }

  useOnce(async () => {
    if (!happening.repeats) await shift("all");
  });
  if (telling) {
    const { kept, at, span, guests } = telling;
    return (
      <Telling
        title={words.telling.move(words.telling.guests(guests))}
        lead={words.telling.moveLead}
        deed={words.telling.moveDeed}
        act={(said) => take(kept, at, span, said)}
        close={close}
      />
    );
  }
  if (!asking) return null;
  return <Spans title={words.span.change} choose={(span) => void shift(span)} close={close} />;
}

/** The same by the clocks of its own zone. */
function shifted(event: JsEvent, { days, minutes, longer }: Shifted["by"], zone: string): Patch {
  const start = `${plus(event.start.slice(0, 10), days)}${event.start.slice(10, 19)}`;
  const begins = wall(Date.parse(`${start}Z`) + minutes * 60_000, "UTC");
  if (longer === 0) return { start: begins };
  const { days: nominal, seconds } = lasting(event.duration);
  const end = wall(
    Date.parse(`${plus(begins.slice(0, 10), nominal)}${begins.slice(10)}Z`) + (seconds + longer * 60) * 1000,
    "UTC",
  );
  return { duration: lengthOf(begins, end, event.timeZone ?? zone) };
}
