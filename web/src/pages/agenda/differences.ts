/** Two versions of an event in words, field by field. */

import type { Row } from "~/frame/versions/Conflict";
import { words } from "~/texts/agenda";
import type { Saying } from "~/times/said";
import { attachedTo, keywordsOf } from "./details/attached";
import type { JsEvent } from "./event";
import { guestsOf, roomsOf } from "./inviting";
import { sentence } from "./repeat";
import { whenOf } from "./when";

type Field = keyof typeof words.fields;

export function differences(mine: JsEvent, theirs: JsEvent, saying: Saying): readonly Row[] {
  return (Object.keys(words.fields) as Field[]).map((field) => ({
    name: words.fields[field],
    mine: told(mine, field, saying),
    theirs: told(theirs, field, saying),
  }));
}

function told(event: JsEvent, field: Field, saying: Saying): string {
  switch (field) {
    case "title":
      return event.title ?? "";
    case "when":
      return whenOf(event, saying);
    case "repeat":
      return (event.recurrenceRules ?? []).map((each) => sentence(each, event.start.slice(0, 10), saying)).join("; ");
    case "place":
      return Object.values(event.locations ?? {})
        .map(({ name }) => name ?? "")
        .join(", ");
    case "notes":
      return event.description ?? "";
    case "guests":
      return guestsOf(event).join(", ");
    case "rooms":
      return roomsOf(event)
        .map(({ name }) => name)
        .join(", ");
    case "keywords":
      return keywordsOf(event);
    case "files":
      return attachedTo(event)
        .map(({ link }) => link.title ?? link.href)
        .join(", ");
  }
}
