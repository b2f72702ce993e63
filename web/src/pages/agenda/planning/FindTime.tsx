import { useId, useState } from "react";
import { call } from "~/api/call";
import type { Schemas } from "~/api/types";
import { Button, IconButton } from "~/design/Button";
import { type FormState, useHere } from "~/design/form";
import { Missed } from "~/frame/Missing";
import { useMe } from "~/frame/me";
import { words } from "~/texts/details";
import { isDay, plus } from "~/times/days";
import type { Saying } from "~/times/said";
import { here, moment, wall } from "~/times/zoned";
import type { Typed } from "../form";
import { addresses, roomsIn } from "../inviting";
import { useColleagues } from "./colleagues";
import { Days } from "./Days";
import { clashing, dayBounds, drawnBounds, type Line, minutesOf } from "./free";
import { useFresh } from "./fresh";

/** So many people and rooms the API looks at at once. */
const MOST = 20;
const AHEAD = 28;
/** Of so many days so many times are offered, of all that there are. */
const DAYS = 3;
const TIMES = 4;
const ALL = 100;

/** When guests are busy, beside one another, and the next times at which all of them can. */
export function FindTime({
  form,
  besides,
  saying,
}: {
  form: FormState<Typed>;
  /** The event that is planned, if it is there already: it is not in its own way. */
  besides: string | null;
  saying: Saying;
}) {
  const [open, unfold] = useState(false);
  const id = useId();
  const { guests, rooms, from, to, fromTime, toTime } = form.values;
  if (addresses(guests).length === 0 && roomsIn(rooms).length === 0) return null;
  const whole = isDay(from) && isDay(to) && fromTime !== "" && toTime !== "";
  return (
    <div className="planning">
      <Button small icon="clock" aria-expanded={open} aria-controls={id} onClick={() => unfold(!open)}>
        {open ? words.time.hide : words.time.find}
      </Button>
      <div id={id}>{open && whole && <Times besides={besides} saying={saying} />}</div>
    </div>
  );
}

function Times({ besides, saying }: { besides: string | null; saying: Saying }) {
  const form = useHere() as unknown as FormState<Typed>;
  const { me } = useMe();
  const { guests, rooms, from, to, fromTime, toTime, allDay } = form.values;
  const zone = form.values.zone || here();
  const all = addresses(guests);
  const colleagues = useColleagues(all);
  const things = roomsIn(rooms);
  const known = all.flatMap((each) => colleagues.get(each.toLowerCase()) ?? []).slice(0, MOST - 1);
  const ids = things.flatMap(({ address }) => roomId(address) ?? []).slice(0, MOST);
  const [wide, widen] = useState(false);

  const starts = moment(allDay ? `${from}T00:00:00` : `${from}T${fromTime}:00`, zone);
  const ends = moment(allDay ? `${plus(to, 1)}T00:00:00` : `${to}T${toTime}:00`, zone);
  const bounds = dayBounds(from, zone);
  const drawn = allDay ? bounds : drawnBounds(from, zone, starts, ends);
  const whom = [me.person, ...known.map(({ person }) => person)];
  const busy = useFresh([from, zone, ...whom, ...ids].join(" "), () =>
    call("post", "/api/agenda/free-busy", {
      body: { people: whom, rooms: ids, from: instant(bounds.since), to: instant(bounds.until), besides },
    }),
  );
  const lines: readonly Line[] = [
    { id: me.person, name: words.time.you, you: true, busy: null },
    ...all.map((each) => {
      const one = colleagues.get(each.toLowerCase());
      return { id: one?.person ?? each, name: one?.name ?? each, you: false, busy: null };
    }),
    ...things.map(({ address, name }) => ({ id: roomId(address) ?? address, name, you: false, busy: null })),
  ].map((line) => {
    const person = busy.found?.people.find(({ person }) => person === line.id);
    const room = busy.found?.rooms.find(({ room_id }) => room_id === line.id);
    const told = person ?? room;
    return { ...line, busy: told?.known ? told.busy : null };
  });

  const minutes = allDay || ends <= starts ? null : minutesOf(starts, ends);
  const since = Math.max(dayBounds(from, zone).since, roundUp(Date.now()));
  const slots = useFresh(
    minutes === null || busy.found === null ? null : [since, zone, minutes, wide, ...whom, ...ids].join(" "),
    () =>
      call("post", "/api/agenda/free-slots", {
        body: {
          people: whom.map((person, at) => ({ person, ...(at === 0 && !wide && { hours: { zone } }) })),
          rooms: ids,
          besides,
          from: instant(since),
          to: instant(since + AHEAD * 86_400_000),
          duration: minutes ?? 30,
          step: 30,
          zone,
          limit: ALL,
        },
      }),
  );

  function take(begins: number, lasts: number) {
    const [first, last] = [wall(begins, zone), wall(begins + lasts, zone)];
    form.change("from", first.slice(0, 10));
    form.change("fromTime", first.slice(11, 16));
    form.change("to", last.slice(0, 10));
    form.change("toTime", last.slice(11, 16));
  }

  function turn(days: number) {
    form.change("from", plus(from, days));
    form.change("to", plus(to, days));
  }

  const names = new Map(lines.map(({ id, name }) => [id, name]));
  const closed = (busy.found?.rooms ?? []).flatMap((room) => (room.closed ? (names.get(room.room_id) ?? []) : []));
  const clash = busy.found ? clashing(lines, starts, ends) : [];
  return (
    <section className="times stack" aria-label={words.time.title}>
      <header>
        <strong>{saying.day(from)}</strong>
        <span className="row">
          <IconButton icon="left" label={words.time.before} onClick={() => turn(-1)} />
          <IconButton icon="right" label={words.time.after} onClick={() => turn(1)} />
        </span>
      </header>
      <Missed failed={busy.failed} again={busy.again} />
      <Days
        lines={lines}
        bounds={drawn}
        zone={zone}
        asked={busy.found !== null}
        wanted={allDay ? null : { from: starts, to: ends }}
        saying={saying}
        take={(begins) => take(begins, ends - starts)}
      />
      <p className="small" role="status">
        {busy.found && !allDay && (clash.length > 0 ? said(clash) : closed.length === 0 && words.time.fits)}{" "}
        {closed.length > 0 && words.time.closed(closed)}
      </p>
      {minutes === null ? (
        <p className="soft small">{words.time.tooLong}</p>
      ) : (
        <div className="stack next">
          <h3 className="label">{words.time.next}</h3>
          <Missed failed={slots.failed} again={slots.again} />
          {slots.found && slots.found.items.length === 0 && closed.length === 0 && (
            <p className="soft small">{words.time.none}</p>
          )}
          <ul className="slots" aria-busy={slots.busy || undefined}>
            {offered(slots.found?.items ?? [], zone).map(([day, items]) => (
              <li key={day}>
                <span className="soft small">{saying.short(day)}</span>
                {items.map(({ begins, perhaps }) => {
                  const at = Date.parse(begins);
                  const time = saying.time(wall(at, zone));
                  const unsure =
                    perhaps.length > 0 ? words.time.late(perhaps.map((each) => names.get(each) ?? "")) : "";
                  return (
                    <Button
                      key={begins}
                      small
                      aria-pressed={at === starts}
                      aria-label={[`${saying.day(day)}, ${time}`, unsure].filter(Boolean).join(", ")}
                      title={unsure || undefined}
                      onClick={() => take(at, minutes * 60_000)}
                    >
                      {unsure ? `${time} ?` : time}
                    </Button>
                  );
                })}
              </li>
            ))}
          </ul>
          <label className="check small">
            <input type="checkbox" checked={wide} onChange={({ target }) => widen(target.checked)} />
            <span>{words.time.wide}</span>
          </label>
        </div>
      )}
    </section>
  );
}

type Slot = Schemas["FreeSlot"];

/** The first times of the next days that have any. */
function offered(slots: readonly Slot[], zone: string): readonly (readonly [string, readonly Slot[]])[] {
  const days = new Map<string, Slot[]>();
  for (const each of slots) {
    const day = wall(Date.parse(each.begins), zone).slice(0, 10);
    days.set(day, [...(days.get(day) ?? []), each]);
  }
  return [...days].slice(0, DAYS).map(([day, all]) => [day, all.slice(0, TIMES)]);
}

function said(clash: readonly Line[]): string {
  const others = clash.filter(({ you }) => !you).map(({ name }) => name);
  return clash.some(({ you }) => you) ? words.time.clashYou(others) : words.time.clash(others);
}

/** The id of a room stands in its address. */
export function roomId(address: string): string | null {
  const [, a, b, c, d, e] =
    /^room-([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})@/.exec(address) ?? [];
  return a ? `${a}-${b}-${c}-${d}-${e}` : null;
}

function instant(at: number): string {
  return new Date(at).toISOString();
}

function roundUp(at: number): number {
  return Math.ceil(at / 1_800_000) * 1_800_000;
}
