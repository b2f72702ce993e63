import { useId, useState } from "react";
import type { Schemas } from "~/api/types";
import { Icon } from "~/design/Icon";
import { Avatar } from "~/frame/Avatar";
import { fits } from "~/frame/pages";
import { useCandidates } from "~/pages/admin/candidates";
import { words } from "~/texts/sharing";

/** Somebody, or a group, as a share names them. */
export interface Grantee {
  to: string;
  name: string;
  about: string;
}

const SHOWN = 6;

/** People and groups by what is typed of them; Enter takes the first. */
export function Finder({
  label,
  groups = [],
  offered,
  choose,
}: {
  label: string;
  groups?: readonly Schemas["Group"][];
  offered: (to: string) => boolean;
  choose: (found: Grantee) => void;
}) {
  const id = useId();
  const candidates = useCandidates(({ status }) => status === "active");
  const { typed, type, many, people } = candidates;
  const wanted = typed.trim();
  const found: readonly Grantee[] =
    wanted === ""
      ? []
      : [
          ...groups.map(({ group_id, name }) => ({ to: `group:${group_id}`, name, about: words.group })),
          ...people.map(({ person, name, email }) => ({ to: `person:${person}`, name, about: email })),
        ].filter(({ to, name, about }) => offered(to) && (fits(wanted, `${name} ${about}`) || (many && to[0] === "p")));
  const [said, say] = useState(false);

  function take(one: Grantee) {
    type("");
    say(false);
    choose(one);
  }

  return (
    <div className="finder">
      <label htmlFor={id}>{label}</label>
      <div className="box">
        <span className="affix">
          <Icon name="search" size={16} />
        </span>
        <input
          id={id}
          type="search"
          autoComplete="off"
          spellCheck={false}
          placeholder={words.hint}
          value={typed}
          onChange={({ target }) => {
            type(target.value);
            say(true);
          }}
          onKeyDown={(event) => {
            if (event.key === "Escape" && typed !== "") {
              event.preventDefault();
              event.stopPropagation();
              type("");
            }
            if (event.key !== "Enter") return;
            event.preventDefault();
            const [one] = found;
            if (one) take(one);
          }}
        />
      </div>
      {found.length > 0 && (
        <ul className="found">
          {found.slice(0, SHOWN).map((each) => (
            <li key={each.to}>
              <button type="button" onClick={() => take(each)}>
                {each.to.startsWith("group:") ? <Icon name="people" /> : <Avatar name={each.name} size={26} />}
                <span className="break">{each.name}</span>
                <span className="soft small break">{each.about}</span>
              </button>
            </li>
          ))}
          {found.length > SHOWN && <li className="soft small">{words.more(found.length - SHOWN)}</li>}
        </ul>
      )}
      <p className="soft small" role="status">
        {said && wanted !== "" && found.length === 0 && candidates.asked.found !== null && words.nobody}
      </p>
    </div>
  );
}
