import { call } from "~/api/call";
import { Dialog } from "~/design/Dialog";
import { toast } from "~/design/toasts";
import { useAsked } from "~/frame/asking";
import { useMe } from "~/frame/me";
import { Shown } from "~/frame/Section";
import { type Role, Shares } from "~/pages/sharing/Shares";
import { words as calendars } from "~/texts/calendars";
import { words } from "~/texts/rooms";
import type { Room } from "./asked";

const ROLES = ["free-busy", "read", "write"] as const;

/** Who looks after a room: those with whom its calendar is shared to write in it. */
export default function Keepers({
  room,
  moved,
  close,
}: {
  room: Room;
  /** To share it is to change it: what is saved of it from then on is of this version. */
  moved: (modseq: number) => void;
  close: () => void;
}) {
  const { me } = useMe();
  const path = { calendar_id: room.room_id };
  const asked = useAsked(() => call("get", "/api/agenda/calendars/{calendar_id}", { path }));

  async function put(grantee: string, role: Role | null) {
    const of = { path: { ...path, grantee } };
    if (role === null) await call("delete", "/api/agenda/calendars/{calendar_id}/shares/{grantee}", of);
    else await call("put", "/api/agenda/calendars/{calendar_id}/shares/{grantee}", { ...of, body: { role } });
    const [now] = await Promise.all([
      call("get", "/api/agenda/rooms/{room_id}", { path: { room_id: room.room_id } }),
      asked.again(),
    ]);
    moved(now.modseq);
    toast(calendars.sharing.done);
  }

  return (
    <Dialog title={`${words.keepers}: ${room.name}`} lead={words.keeping.lead} wide onClose={close}>
      <Shown of={asked}>
        {(calendar) => (
          <div className="stack sharing">
            <Shares
              owner={null}
              shares={calendar.shares ?? []}
              me={me.person}
              roles={words.keeping.roles}
              shown={ROLES}
              first="write"
              put={put}
            />
          </div>
        )}
      </Shown>
    </Dialog>
  );
}
