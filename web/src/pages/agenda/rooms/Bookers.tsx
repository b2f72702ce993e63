import { useId, useState } from "react";
import { call } from "~/api/call";
import { IconButton } from "~/design/Button";
import { Icon } from "~/design/Icon";
import { Avatar } from "~/frame/Avatar";
import { useAsked } from "~/frame/asking";
import { all } from "~/frame/pages";
import { useNames } from "~/pages/admin/names";
import { Finder } from "~/pages/sharing/Finder";
import "~/pages/sharing/sharing.css";
import { words } from "~/texts/rooms";
import { words as sharing } from "~/texts/sharing";
import { Because, usePart } from "../booking/part";

/** The people and groups who may book it, and nobody else. */
export function Bookers() {
  const id = useId();
  const { value: chosen, put, wrong } = usePart<readonly string[]>("bookers");
  const [met, meet] = useState<ReadonlyMap<string, string>>(new Map());
  const groups = useAsked(() => all((query) => call("get", "/api/workspace/groups", { query })));
  const names = useNames(chosen.flatMap((to) => (to.startsWith("person:") ? [idOf(to)] : [])));

  function called(to: string): string {
    const known = met.get(to);
    if (known) return known;
    if (to.startsWith("person:")) return names.get(idOf(to)) ?? sharing.gone;
    if (groups.found === null) return "…";
    return groups.found.find(({ group_id }) => group_id === idOf(to))?.name ?? sharing.goneGroup;
  }

  return (
    <div className="bookers">
      <Finder
        label={words.fields.add}
        groups={groups.found ?? []}
        offered={(to) => !chosen.includes(to)}
        choose={({ to, name }) => {
          meet((before) => new Map(before).set(to, name));
          put([...chosen, to]);
        }}
      />
      <Because id={id} wrong={wrong} />
      {chosen.length > 0 && (
        <ul aria-label={words.fields.chosen}>
          {chosen.map((to) => {
            const name = called(to);
            return (
              <li key={to}>
                {to.startsWith("group:") ? <Icon name="people" /> : <Avatar name={name} size={28} />}
                <span className="break">{name}</span>
                <IconButton
                  icon="close"
                  label={words.fields.drop(name)}
                  onClick={() => put(chosen.filter((each) => each !== to))}
                />
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}

function idOf(to: string): string {
  return to.slice(to.indexOf(":") + 1);
}
