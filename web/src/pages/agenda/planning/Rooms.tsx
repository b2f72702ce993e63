import { useId, useState } from "react";
import { call } from "~/api/call";
import type { Schemas } from "~/api/types";
import { Button, IconButton } from "~/design/Button";
import { type FormState, useHere } from "~/design/form";
import { Icon } from "~/design/Icon";
import { Missed } from "~/frame/Missing";
import { Badge } from "~/frame/Row";
import { words } from "~/texts/details";
import { isDay } from "~/times/days";
import type { Saying } from "~/times/said";
import { here, wall } from "~/times/zoned";
import { rules, settled, type Typed, times } from "../form";
import { addresses, type Booked, booking, roomsIn } from "../inviting";
import { useFresh } from "./fresh";

type Offer = Schemas["Offers"]["items"][number];

/** Rooms and resources of an event: those that it has, and where others are found that are free then. */
export function Rooms({ form, besides, saying }: { form: FormState<Typed>; besides: string | null; saying: Saying }) {
  const [open, unfold] = useState(false);
  const id = useId();
  const { values } = form;
  const booked = roomsIn(values.rooms);
  const guests = addresses(values.guests).length;
  const [seats, ask] = useState<string | null>(null);
  const [features, want] = useState<readonly string[]>([]);
  const [seen, see] = useState<readonly string[]>([]);
  const people = seats === null ? guests + 1 : Number(seats);
  const whole = isDay(values.from) && isDay(values.to) && (values.allDay || (values.fromTime && values.toTime));
  const wish = whole && (open || booked.length > 0) && people > 0 ? wished(values, people, features, besides) : null;
  const asked = useFresh(wish && JSON.stringify(wish), async () => {
    const found = await call("post", "/api/agenda/rooms/find", { body: wish as Schemas["RoomWish"] });
    see((all) => [...new Set([...all, ...found.items.flatMap(({ room }) => room.features ?? [])])].sort());
    return found;
  });
  const offers = asked.found?.items ?? [];
  const offerOf = ({ address }: Booked) => offers.find(({ room }) => room.address === address);

  function take({ room }: Offer) {
    const kind = room.kind === "resource" ? "resource" : "location";
    form.change("rooms", booking([...booked, { address: room.address, name: room.name, kind }]));
    if (values.place.trim() === "" && kind === "location") form.change("place", placeOf(room.name, room.place));
  }

  function leave(one: Booked) {
    form.change("rooms", booking(booked.filter(({ address }) => address !== one.address)));
    const place = offerOf(one)?.room.place;
    if (values.place === placeOf(one.name, place)) form.change("place", "");
  }

  return (
    <div className="planning">
      {booked.length > 0 && (
        <ul className="chosen" aria-label={words.rooms.booked}>
          {booked.map((each) => {
            const offer = offerOf(each);
            return (
              <li key={each.address}>
                <Icon name={each.kind === "resource" ? "device" : "building"} size={16} />
                <span className="break">{each.name}</span>
                {offer && offer.answer !== "accepted" && (
                  <span className="soft small">{against(offer, asked.found?.times ?? 1)}</span>
                )}
                <IconButton icon="close" label={words.rooms.remove(each.name)} onClick={() => leave(each)} />
              </li>
            );
          })}
        </ul>
      )}
      <Button small icon="building" aria-expanded={open} aria-controls={id} onClick={() => unfold(!open)}>
        {open ? words.rooms.hide : words.rooms.find}
      </Button>
      <div id={id}>
        {open && (
          <section className="times stack" aria-label={words.rooms.title}>
            <Wishes
              seats={seats ?? String(guests + 1)}
              ask={ask}
              seen={seen}
              features={features}
              turn={(feature, on) => want(on ? [...features, feature] : features.filter((each) => each !== feature))}
            />
            <Missed failed={asked.failed} again={asked.again} />
            <ul className="offers" aria-busy={asked.busy || undefined}>
              {offers
                .filter(({ room }) => !booked.some(({ address }) => address === room.address))
                .map((each) => (
                  <One key={each.room.room_id} of={each} times={asked.found?.times ?? 1} saying={saying} take={take} />
                ))}
            </ul>
            {asked.found && offers.length === 0 && (
              <p className="soft small">{features.length > 0 ? words.rooms.none : words.rooms.nothing}</p>
            )}
            {asked.found && asked.found.left_out > 0 && (
              <p className="soft small">{words.rooms.leftOut(asked.found.left_out)}</p>
            )}
          </section>
        )}
      </div>
    </div>
  );
}

function placeOf(name: string, place: string | null | undefined): string {
  return place ? `${name}, ${place}` : name;
}

/** When it is needed, for how many and with what. */
function wished(typed: Typed, people: number, features: readonly string[], besides: string | null) {
  const form = settled(typed);
  const { start, duration } = times(form);
  const recurrence_rules = rules(form) ?? [];
  const common = { start, duration, time_zone: form.zone || here(), people, features: [...features] };
  return { ...common, recurrence_rules, ...(besides && { besides }) } as unknown as Schemas["RoomWish"];
}

function Wishes({
  seats,
  ask,
  seen,
  features,
  turn,
}: {
  seats: string;
  ask: (seats: string) => void;
  seen: readonly string[];
  features: readonly string[];
  turn: (feature: string, on: boolean) => void;
}) {
  const id = useId();
  const form = useHere();
  return (
    <div className="wishes">
      <label htmlFor={id} className="label">
        {words.rooms.seats}
      </label>
      <span className="box amount">
        <input
          id={id}
          inputMode="numeric"
          autoComplete="off"
          value={seats}
          onChange={({ target }) => ask(target.value.replace(/\D/g, "").slice(0, 5))}
          onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
          disabled={form.busy}
        />
      </span>
      {seen.length > 0 && (
        <fieldset className="features" aria-label={words.rooms.with}>
          {seen.map((each) => (
            <label key={each}>
              <input
                type="checkbox"
                checked={features.includes(each)}
                onChange={({ target }) => turn(each, target.checked)}
              />
              <span className="pill">{each}</span>
            </label>
          ))}
        </fieldset>
      )}
    </div>
  );
}

function One({
  of,
  times: count,
  saying,
  take,
}: {
  of: Offer;
  times: number;
  saying: Saying;
  take: (offer: Offer) => void;
}) {
  const { room, answer } = of;
  const open = answer !== "declined";
  const about = [room.capacity && words.rooms.seatsOf(room.capacity), room.place, ...(room.features ?? [])];
  const [clash] = of.clashes;
  const when =
    clash && answer === "declined"
      ? saying.span(wall(Date.parse(clash.begins), room.zone), wall(Date.parse(clash.ends), room.zone))
      : "";
  return (
    <li>
      <Icon name={room.kind === "resource" ? "device" : "building"} size={18} />
      <div className="what">
        <span className="name-line">
          <strong className="break">{room.name}</strong>
          <Badge {...(answer === "accepted" ? { tone: "good" as const } : open ? { tone: "warn" as const } : {})}>
            {open ? words.rooms.answers[answer] : against(of, count)}
          </Badge>
        </span>
        <span className="soft small break" title={when || undefined}>
          {about.filter(Boolean).join(" · ")}
        </span>
      </div>
      {open && (
        <Button small aria-label={words.rooms.add(room.name)} onClick={() => take(of)}>
          {words.rooms.take}
        </Button>
      )}
    </li>
  );
}

/** Why not, or why not for sure. */
function against({ answer, why, taken }: Offer, count: number): string {
  if (answer !== "declined") return words.rooms.answers[answer] ?? "";
  const reasons = why.map((each) =>
    each === "taken" ? words.rooms.takenTimes(taken, count) : (words.rooms.why[each] ?? each),
  );
  return reasons.join(", ") || words.rooms.answers["declined"] || "";
}
