import { useState } from "react";
import { Link } from "wouter";
import { call } from "~/api/call";
import { IconButton } from "~/design/Button";
import { copy } from "~/design/copying";
import { Icon } from "~/design/Icon";
import { toast } from "~/design/toasts";
import { Confirm } from "~/frame/Confirm";
import { regret } from "~/frame/deeds";
import { Page as Around } from "~/frame/Frame";
import { Listed } from "~/frame/Listed";
import { useMe } from "~/frame/me";
import { usePages } from "~/frame/pages";
import { Badge, Deed, Row, Sign } from "~/frame/Row";
import { Section } from "~/frame/Section";
import { words } from "~/texts/rooms";
import { change, type Room, useRequests } from "./asked";
import { isClosed, never } from "./draft";
import { RequestList } from "./Requests";
import "./rooms.css";

/** Rooms and resources of the workspace, and who waits for one: `/agenda/rooms`. */
export default function Rooms() {
  const { me } = useMe();
  const manages = me.scopes.includes("agenda:manage");
  const rooms = usePages(() => call("get", "/api/agenda/rooms", {}));
  const requests = useRequests();
  const [removing, remove] = useState<Room | null>(null);
  const waiting = requests.found ?? [];
  return (
    <Around title={words.title} lead={words.lead}>
      {waiting.length > 0 && (
        <Section title={words.requests.title} about={words.requests.about}>
          <div className="requests-body">
            <RequestList of={waiting} decided={requests.again} />
          </div>
        </Section>
      )}
      <Section title={words.all} deed={manages && <Create />}>
        <Listed
          of={rooms}
          none={<None manages={manages} />}
          words={({ name, place, features = [] }) => `${name} ${place ?? ""} ${features.join(" ")}`}
        >
          {(room) => (
            <One key={room.room_id} room={room} manages={manages} again={rooms.again} remove={() => remove(room)} />
          )}
        </Listed>
      </Section>
      {removing && <Removing room={removing} again={rooms.again} close={() => remove(null)} />}
    </Around>
  );
}

function Create() {
  return (
    <Link href="/agenda/new-room" className="button primary small">
      <Icon name="plus" />
      <span>{words.create}</span>
    </Link>
  );
}

function None({ manages }: { manages: boolean }) {
  return (
    <>
      <strong>{words.none}</strong> {manages ? words.noneLead : words.noneYours}
    </>
  );
}

interface OfOne {
  room: Room;
  manages: boolean;
  again: () => Promise<void>;
  remove: () => void;
}

function One({ room, manages, again, remove }: OfOne) {
  const [busy, work] = useState(false);
  const closed = isClosed(room);

  async function put(hours: Room["hours"], of: Room): Promise<Room | null> {
    work(true);
    try {
      const now = await change(of, { hours: hours ?? null });
      await again();
      return now;
    } catch (error) {
      regret(error);
      return null;
    } finally {
      work(false);
    }
  }

  /** What can be booked again at its hours is so only for whoever takes the closing back: hours are not kept. */
  async function shut() {
    const now = await put(never(room.zone), room);
    if (!now) return;
    const back = async () => void ((await put(room.hours, now)) && toast(words.openedAsBefore));
    toast(words.shut, "good", { label: words.undo, run: () => void back() });
  }

  async function open() {
    if (await put(null, room)) toast(words.opened);
  }

  const about = [room.capacity && words.seats(room.capacity), room.place, (room.features ?? []).toSorted().join(", ")];
  return (
    <Row
      sign={<Sign icon={room.kind === "resource" ? "device" : "building"} />}
      title={room.name}
      badges={
        <>
          {closed ? <Badge tone="warn">{words.closed}</Badge> : room.hours && <Badge>{words.sometimes}</Badge>}
          {room.auto_accept === false && <Badge>{words.asks}</Badge>}
          {!room.yours && <Badge>{words.notYours}</Badge>}
        </>
      }
      about={about.filter(Boolean).join(" · ")}
    >
      {manages && (
        <>
          <Link
            href={`/agenda/rooms/${room.room_id}`}
            className="button bare small"
            aria-label={`${words.edit}: ${room.name}`}
          >
            {words.edit}
          </Link>
          <Deed
            label={closed ? words.reopen : words.close}
            of={room.name}
            busy={busy}
            onClick={() => void (closed ? open() : shut())}
          />
        </>
      )}
      <IconButton icon="copy" label={words.copy(room.name)} onClick={() => void copy(room.address, words.copied)} />
      {manages && <IconButton icon="trash" label={`${words.remove}: ${room.name}`} onClick={remove} />}
    </Row>
  );
}

function Removing({ room, again, close }: { room: Room; again: () => Promise<void>; close: () => void }) {
  async function remove() {
    const headers = { "If-Match": `"${room.modseq}"` };
    await call("delete", "/api/agenda/rooms/{room_id}", { path: { room_id: room.room_id }, headers });
    await again();
    const path = { calendar_id: room.room_id };
    const back = async () => {
      try {
        await call("post", "/api/agenda/calendars/{calendar_id}/restore", { path });
        toast(words.back);
      } catch (error) {
        regret(error);
      }
      await again();
    };
    toast(words.removed, "good", { label: words.undo, run: () => void back() });
  }

  return (
    <Confirm
      title={words.removing.title(room.name)}
      lead={words.removing.lead}
      deed={words.remove}
      act={remove}
      close={close}
    />
  );
}
