/** Rooms and resources, and who waits for one. */

import { call } from "~/api/call";
import type { Schemas } from "~/api/types";
import { type Asked, useAsked } from "~/frame/asking";
import { useMe } from "~/frame/me";
import { all } from "~/frame/pages";

export type Room = Schemas["RoomView"];
export type Request = Schemas["Request"];
export type Requests = Asked<readonly Request[]>;

/** What of one is to be different. */
export async function change(room: Pick<Room, "room_id" | "modseq">, body: Schemas["RoomUpdate"]): Promise<Room> {
  const headers = { "If-Match": `"${room.modseq}"` };
  return await call("patch", "/api/agenda/rooms/{room_id}", { path: { room_id: room.room_id }, headers, body });
}

/** Who waits for a room that whoever looks may agree to. */
export function useRequests(): Requests {
  const { me } = useMe();
  const may = me.scopes.includes("agenda:write");
  return useAsked(async () => (may ? all((query) => call("get", "/api/agenda/rooms/requests", { query })) : []));
}
