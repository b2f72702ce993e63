import { call } from "~/api/call";
import { toast } from "~/design/toasts";
import { type Role, Shares } from "~/pages/sharing/Shares";
import { words } from "~/texts/calendars";
import type { Calendar } from "../asked";
import { Links } from "./Links";

const ROLES = ["free-busy", "read", "write", "admin"] as const;

/** With whom a calendar is shared, and the links that show it to anybody. */
export function Sharing({ calendar, me, changed }: { calendar: Calendar; me: string; changed: () => Promise<void> }) {
  async function put(grantee: string, role: Role | null) {
    const path = { calendar_id: calendar.calendar_id, grantee };
    if (role === null) await call("delete", "/api/agenda/calendars/{calendar_id}/shares/{grantee}", { path });
    else await call("put", "/api/agenda/calendars/{calendar_id}/shares/{grantee}", { path, body: { role } });
    await changed();
    toast(words.sharing.done);
  }

  return (
    <div className="stack sharing">
      <Shares
        owner={calendar.owner}
        shares={calendar.shares ?? []}
        me={me}
        roles={words.sharing.roles}
        shown={ROLES}
        first="read"
        put={put}
      />
      <Links calendar={calendar} />
    </div>
  );
}
