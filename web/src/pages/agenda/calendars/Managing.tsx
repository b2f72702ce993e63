import { useState } from "react";
import { Dialog } from "~/design/Dialog";
import { Views } from "~/design/Views";
import { words } from "~/texts/calendars";
import { type Calendar, isOpen } from "../asked";
import { Deleted } from "./Deleted";
import { Files } from "./Files";
import { Followed } from "./Followed";
import { Settings } from "./Settings";
import { Sharing } from "./Sharing";
import "./calendars.css";

export const PARTS = ["settings", "sharing", "files", "trash"] as const;
export type Part = (typeof PARTS)[number];

export interface OfManaging {
  calendar: Calendar;
  me: string;
  changed: () => Promise<void>;
  close: () => void;
}

/** All that can be done about a calendar, each part for those who may. */
export default function Managing({ calendar, me, changed, close }: OfManaging) {
  const parts = PARTS.filter((each) => may(each, calendar));
  const [part, turn] = useState<Part>("settings");
  return (
    <Dialog title={calendar.name} wide onClose={close}>
      {parts.length > 1 && <Views label={words.part} all={parts} names={words.parts} chosen={part} choose={turn} />}
      {part === "settings" && calendar.kind === "subscribed" && <Followed calendar={calendar} changed={changed} />}
      {part === "settings" && <Settings calendar={calendar} me={me} changed={changed} close={close} />}
      {part === "sharing" && <Sharing calendar={calendar} me={me} changed={changed} />}
      {part === "files" && <Files calendar={calendar} changed={changed} />}
      {part === "trash" && <Deleted calendar={calendar} changed={changed} />}
    </Dialog>
  );
}

function may(part: Part, calendar: Calendar): boolean {
  if (part === "sharing") return calendar.role === "admin";
  if (part === "trash") return isOpen(calendar);
  return true;
}
