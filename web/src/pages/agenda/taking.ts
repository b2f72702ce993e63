/** Who takes part in an event, as somebody who looks at it knows them. */

import { addressOf, isOver, type JsEvent, type Participant } from "./event";
import { isRoom } from "./inviting";

export interface Guest {
  id: string;
  /** A room or a resource, which is booked. */
  room: boolean;
  /** In small letters; empty if none is known. */
  address: string;
  /** What they are called in the event; often nothing. */
  name: string;
  /** Whether it is whoever looks. */
  you: boolean;
  /** Whether they invite: nobody waits for an answer of theirs. */
  host: boolean;
  /** Empty where nobody here can know. */
  status: string;
  comment: string;
}

/** Everybody, whoever invites first. */
export function guestsAt(event: JsEvent, mine: ReadonlySet<string>): readonly Guest[] {
  const asks = Object.values(event.replyTo ?? {}).map((each) => each.replace(/^mailto:/i, "").toLowerCase());
  const all = Object.entries(event.participants ?? {}).map(([id, each]): Guest => {
    const known = addressesOf(each);
    return {
      id,
      room: isRoom(each),
      address: addressOf(each).toLowerCase(),
      name: each.name ?? "",
      you: known.some((one) => mine.has(one)),
      host: each.roles?.["owner"] === true || known.some((one) => asks.includes(one)),
      status: each.participationStatus ?? "needs-action",
      comment: each.participationComment ?? "",
    };
  });
  const hosts = all.filter(({ host }) => host);
  const yours = hosts.some(({ you }) => you); // whoever invites themselves by another address waits for nobody
  const others = all.filter(({ host, you }) => !host && !(you && yours));
  const invited = !yours && others.some(({ you }) => you);
  const silent = invited && !hears(event, asks);
  return [...hosts, ...others.map((each) => (silent && !each.you ? { ...each, status: heard(each.status) } : each))];
}

/** Whether a copy hears what the others answer: answers go to whoever invites, and who does so here tells them on. */
function hears(event: JsEvent, asks: readonly string[]): boolean {
  return asks.some(isCalendars) && event["stoa:outside"] !== true;
}

/** Whether another program invites to it, as somebody else than `mine`: who comes hears nothing of what is changed here. */
export function invitedElsewhere(event: JsEvent, mine: ReadonlySet<string> = new Set()): boolean {
  const asks = Object.values(event.replyTo ?? {}).map((each) => each.replace(/^mailto:/i, "").toLowerCase());
  return asks.length > 0 && !asks.some((each) => isCalendars(each) || mine.has(each));
}

/** Whether it goes on here with the next change: what came in a file goes on, and of what was heard by letter it is not so. */
export function isBrought(event: JsEvent, mine: ReadonlySet<string>, now: number): boolean {
  if (!invitedElsewhere(event) || invitedElsewhere(event, mine)) return false;
  if (event.status === "cancelled" || isOver(event, now)) return false;
  const all = guestsAt(event, mine);
  const heardOf = all.some(({ id, host }) => host && event.participants?.[id]?.scheduleUpdated);
  return !heardOf && all.some(({ host }) => !host);
}

/** Of somebody else's silence an invitation from elsewhere knows nothing. */
function heard(status: string): string {
  return status === "needs-action" ? "" : status;
}

/** By which they are reached, each in small letters. */
function addressesOf(each: Participant): readonly string[] {
  const sent = Object.values(each.sendTo ?? {}).map((one) => one.replace(/^mailto:/i, ""));
  return [each.email ?? "", ...sent].map((one) => one.trim().toLowerCase()).filter(Boolean);
}

/** The address of a calendar, which says nothing to anybody. */
export function isCalendars(address: string): boolean {
  return /^calendar-[0-9a-f]{32}@/.test(address);
}
