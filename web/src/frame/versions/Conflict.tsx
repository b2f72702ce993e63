import { useState } from "react";
import { Button } from "~/design/Button";
import { Dialog } from "~/design/Dialog";
import { failure } from "~/design/form";
import { Notice } from "~/design/Notice";
import { words } from "~/texts/versions";
import "./versions.css";

/** What both wrote of one thing, in words. */
export interface Row {
  name: string;
  mine: string;
  theirs: string;
}

/** Somebody else was faster: what one wrote beside what is there now. */
export function Conflict({
  rows,
  keep,
  take,
}: {
  /** All that could be different. */
  rows: readonly Row[];
  keep: () => Promise<void>;
  take: () => void;
}) {
  const [busy, setBusy] = useState(false);
  const [refused, refuse] = useState<string | null>(null);
  const others = rows.filter(({ mine, theirs }) => mine !== theirs);

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
    <Dialog title={words.title} lead={words.lead} wide onClose={take}>
      {refused && <Notice tone="bad">{refused}</Notice>}
      {others.length === 0 ? (
        <p>{words.same}</p>
      ) : (
        <table className="versions">
          <thead>
            <tr>
              <th scope="col">{words.field}</th>
              <th scope="col">{words.mine}</th>
              <th scope="col">{words.theirs}</th>
            </tr>
          </thead>
          <tbody>
            {others.map(({ name, mine, theirs }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td className="break">{mine || words.nothing}</td>
                <td className="break">{theirs || words.nothing}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <div className="actions">
        <Button onClick={take}>{words.take}</Button>
        <Button look="primary" busy={busy} onClick={() => void go()}>
          {words.keep}
        </Button>
      </div>
    </Dialog>
  );
}
