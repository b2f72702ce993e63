import { useState } from "react";
import { Button } from "~/design/Button";
import { Dialog } from "~/design/Dialog";
import { failure } from "~/design/form";
import { Notice } from "~/design/Notice";
import { words } from "~/texts/agenda";
import type { Saying } from "~/times/said";
import { attachedTo, keywordsOf } from "./details/attached";
import type { JsEvent } from "./event";
import { guestsOf, roomsOf } from "./inviting";
import { sentence } from "./repeat";
import { whenOf } from "./when";
import "./versions.css";

/** Somebody else was faster: what one wrote beside what is there now. */
export function Conflict({
  mine,
  theirs,
  saying,
  keep,
  take,
}: {
  mine: JsEvent;
  theirs: JsEvent;
  saying: Saying;
  keep: () => Promise<void>;
  take: () => void;
}) {
  const [busy, setBusy] = useState(false);
  const [refused, refuse] = useState<string | null>(null);
  const rows = (Object.keys(words.conflict.fields) as (keyof typeof words.conflict.fields)[])
    .map((field) => [field, told(mine, field, saying), told(theirs, field, saying)] as const)
    .filter(([, one, other]) => one !== other);

  async function go() {
    setBusy(true);
    try {
      await keep();
    } catch (error) {
      refuse(failure(error));
      setBusy(false);
    }
  }

  return (
    <Dialog title={words.conflict.title} lead={words.conflict.lead} wide onClose={take}>
      {refused && <Notice tone="bad">{refused}</Notice>}
      {rows.length === 0 ? (
        <p>{words.conflict.same}</p>
      ) : (
        <table className="versions">
          <thead>
            <tr>
              <th scope="col">{words.conflict.field}</th>
              <th scope="col">{words.conflict.mine}</th>
              <th scope="col">{words.conflict.theirs}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(([field, one, other]) => (
              <tr key={field}>
                <th scope="row">{words.conflict.fields[field]}</th>
                <td className="break">{one || words.conflict.nothing}</td>
                <td className="break">{other || words.conflict.nothing}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <div className="actions">
        <Button onClick={take}>{words.conflict.take}</Button>
        <Button look="primary" busy={busy} onClick={() => void go()}>
          {words.conflict.keep}
        </Button>
      </div>
    </Dialog>
  );
}

function told(event: JsEvent, field: keyof typeof words.conflict.fields, saying: Saying): string {
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
