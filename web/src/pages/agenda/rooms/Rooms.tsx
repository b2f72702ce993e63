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

  async function put(closed: boolean, of: Room): Promise<Room | null> {
    work(true);
    try {
      const now = await change(of, { closed });
      await again();
      return now;
    } catch (error) {
      regret(error);
      return null;
    } finally {
      work(false);
    }
  }

  async function shut() {
    const now = await put(true, room);
    if (now) toast(words.shut, "good", { label: words.undo, run: () => void open(now) });
  }

  async function open(of: Room) {
    if (await put(false, of)) toast(of.hours ? words.openedAtHours : words.opened);
  }

  const about = [room.capacity && words.seats(room.capacity), room.place, (room.features ?? []).toSorted().join(", ")];
  return (
    <Row
      sign={<Sign icon={room.kind === "resource" ? "device" : "building"} />}
      title={room.name}
      badges={
        <>
          {room.closed ? <Badge tone="warn">{words.closed}</Badge> : room.hours && <Badge>{words.sometimes}</Badge>}
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
            label={room.closed ? words.reopen : words.close}
            of={room.name}
            busy={busy}
            onClick={() => void (room.closed ? open(room) : shut())}
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
