import { useId, useState } from "react";
import { IconButton } from "~/design/Button";
import { useHere } from "~/design/form";
import { Icon } from "~/design/Icon";
import { Avatar } from "~/frame/Avatar";
import { useMe } from "~/frame/me";
import { words } from "~/texts/details";
import { addresses } from "../inviting";
import { type Colleague, called, useColleagues } from "./colleagues";
import { useFresh } from "./fresh";

const SHOWN = 5;
const EMAIL = /^[^\s@,;]+@[^\s@,;]+\.[^\s@,;]+$/;

/** Who is invited: colleagues by what they are called, everybody else by an address. `untold`: by another program. */
export function Inviting({ untold = false }: { untold?: boolean }) {
  const form = useHere();
  const { me } = useMe();
  const id = useId();
  const [typed, type] = useState("");
  const all = addresses(form.values["guests"] ?? "");
  const wrong = form.wrong["guests"];
  const wanted = typed.trim();
  const may = me.scopes.includes("people:read") && wanted !== "" && !EMAIL.test(wanted);
  const asked = useFresh(may ? wanted.toLowerCase() : null, () => called(wanted));
  const there = new Set([...all.map((each) => each.toLowerCase()), me.email.toLowerCase()]);
  const found = may ? (asked.found ?? []).filter(({ email }) => !there.has(email.toLowerCase())) : [];
  const known = useColleagues(all);

  function add(...more: readonly string[]) {
    form.change("guests", addresses([...all, ...more].join(", ")).join(", "));
    type("");
  }

  /** What was typed, or pasted: each address of it. Of a name, whoever is found first. */
  function take(text: string, first?: Colleague) {
    if (text.trim() === "") return;
    if (first && !EMAIL.test(text.trim())) add(first.email);
    else add(...addresses(text));
  }

  return (
    <div className="field inviting">
      <div className="top">
        <label htmlFor={id}>{words.guests.title}</label>
      </div>
      {all.length > 0 && (
        <ul className="chosen" aria-label={words.guests.list}>
          {all.map((each) => {
            const name = known.get(each.toLowerCase())?.name ?? each;
            return (
              <li key={each} className={EMAIL.test(each) ? undefined : "bad"} title={each}>
                <Avatar name={name} size={22} />
                <span className="break">{name}</span>
                <IconButton
                  icon="close"
                  label={words.guests.remove(name)}
                  onClick={() => form.change("guests", all.filter((one) => one !== each).join(", "))}
                />
              </li>
            );
          })}
        </ul>
      )}
      <div className={wrong ? "box wrong" : "box"}>
        <input
          id={id}
          type="text"
          inputMode="email"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          placeholder={words.guests.hint}
          aria-invalid={wrong ? true : undefined}
          aria-describedby={`${id}-said`}
          value={typed}
          onChange={({ target }) => (/[,;\n]/.test(target.value) ? take(target.value) : type(target.value))}
          onBlur={({ relatedTarget }) => {
            if (relatedTarget?.closest(".inviting")) return; // on the way to what was found
            take(wanted, found.length === 1 ? found[0] : undefined); // what is no address is said to be none
          }}
          onKeyDown={(event) => {
            if (event.key === "Escape" && typed !== "") {
              event.preventDefault();
              event.stopPropagation();
              type("");
            }
            if (event.key === "Backspace" && typed === "" && all.length > 0) {
              form.change("guests", all.slice(0, -1).join(", "));
            }
            if (event.key !== "Enter" || wanted === "") return;
            event.preventDefault();
            take(wanted, found[0]);
          }}
        />
      </div>
      {found.length > 0 && (
        <ul className="offered">
          {found.slice(0, SHOWN).map((each) => (
            <li key={each.person}>
              <button type="button" onMouseDown={(event) => event.preventDefault()} onClick={() => add(each.email)}>
                <Avatar name={each.name} size={26} />
                <span className="break">{each.name}</span>
                <span className="soft small break">{each.email}</span>
              </button>
            </li>
          ))}
          {found.length > SHOWN && <li className="soft small">{words.guests.more(found.length - SHOWN)}</li>}
        </ul>
      )}
      <div id={`${id}-said`} aria-live="polite">
        {wrong ? (
          <p className="wrong-because">
            <Icon name="alert" size={15} />
            {wrong}
          </p>
        ) : (
          all.length > 0 && <p className="hint">{untold ? words.guests.untold : words.guests.lead}</p>
        )}
      </div>
    </div>
  );
}
