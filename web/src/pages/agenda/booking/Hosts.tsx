import { type ReactNode, useId } from "react";
import { IconButton } from "~/design/Button";
import { Chosen } from "~/design/Chosen";
import { useHere } from "~/design/form";
import { Icon } from "~/design/Icon";
import { Avatar } from "~/frame/Avatar";
import { useMe } from "~/frame/me";
import { useCandidates } from "~/pages/admin/candidates";
import { words } from "~/texts/offering";
import type { Saying } from "~/times/said";
import { here } from "~/times/zoned";
import type { Typed } from "./draft";
import { HoursEditor } from "./HoursEditor";
import type { Host } from "./hours";
import { Because, usePart } from "./part";

const KINDS = ["person", "round-robin", "collective"] as const;
const MOST = 12;

/** Who is met, and when they are there: one, one of several in turn, or all of them. */
export function Hosts({
  names,
  meet,
  saying,
}: {
  names: ReadonlyMap<string, string>;
  /** Whoever was chosen is known from then on. */
  meet: (person: string, name: string) => void;
  saying: Saying;
}) {
  const { me } = useMe();
  const id = useId();
  const form = useHere();
  const { value: all, put, wrong } = usePart<readonly Host[]>("hosts");
  const manages = me.scopes.includes("agenda:manage");
  const kind = (form.values["kind"] ?? "person") as Typed["kind"];
  const shown = kind === "person" ? all.slice(0, 1) : all;
  const change = (person: string, now: Partial<Host>) =>
    put(all.map((each) => (each.person === person ? { ...each, ...now } : each)));
  const add = (person: string, name: string, zone: string) => {
    meet(person, name);
    const like = all[0];
    const host: Host = { person, hours: { ...like?.hours, zone }, weight: 1, calendars: [] };
    put(kind === "person" ? [host, ...all.slice(1).filter((each) => each.person !== person)] : [...all, host]);
  };
  return (
    <>
      {manages ? (
        <Kinds kind={kind} choose={(now) => form.change("kind", now)} />
      ) : (
        <p className="hint">{words.fields.teams}</p>
      )}
      <ul className="hosts-list">
        {shown.map((each) => {
          const name = names.get(each.person) ?? "…";
          return (
            <li key={each.person}>
              <OneHost
                name={name}
                open={shown.length === 1}
                aside={
                  <>
                    {kind === "round-robin" && (
                      <Weight name={name} of={each.weight ?? 1} put={(weight) => change(each.person, { weight })} />
                    )}
                    {shown.length > 1 && (
                      <IconButton
                        icon="close"
                        label={words.fields.removeHost(name)}
                        onClick={() => put(all.filter(({ person }) => person !== each.person))}
                      />
                    )}
                  </>
                }
              >
                <HoursEditor
                  name={name}
                  hours={each.hours}
                  saying={saying}
                  wrong={wrong !== undefined}
                  put={(hours) => change(each.person, { hours })}
                />
              </OneHost>
            </li>
          );
        })}
      </ul>
      <Because id={id} wrong={wrong} />
      {manages && shown.length < MOST && <AddHost there={shown} single={kind === "person"} add={add} />}
    </>
  );
}

function Kinds({ kind, choose }: { kind: Typed["kind"]; choose: (kind: Typed["kind"]) => void }) {
  return (
    <fieldset className="kinds">
      <legend className="unseen">{words.fields.kind}</legend>
      {KINDS.map((each) => (
        <label key={each}>
          <input type="radio" name="kind" checked={each === kind} onChange={() => choose(each)} />
          <span className="kinds-face">
            <strong>{words.kinds[each]}</strong>
            <small className="soft">{words.kindHints[each]}</small>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function OneHost({
  name,
  open,
  aside,
  children,
}: {
  name: string;
  open: boolean;
  aside: ReactNode;
  children: ReactNode;
}) {
  const face = (
    <>
      <Avatar name={name} size={30} />
      <strong className="break">{name}</strong>
    </>
  );
  if (open) {
    return (
      <>
        <div className="host-line">
          {face}
          {aside}
        </div>
        {children}
      </>
    );
  }
  return (
    <details className="host">
      <summary className="host-line" aria-label={words.fields.hoursOf(name)}>
        {face}
        <Icon name="chevron" size={16} />
      </summary>
      <div className="host-aside">{aside}</div>
      {children}
    </details>
  );
}

function Weight({ name, of, put }: { name: string; of: number; put: (weight: number) => void }) {
  const all = [...new Set([1, 2, 3, 4, 5, of])].sort((one, other) => one - other);
  return (
    <div className="box weight">
      <select aria-label={words.fields.weight(name)} value={of} onChange={({ target }) => put(Number(target.value))}>
        {all.map((each) => (
          <option key={each} value={each}>
            {words.fields.turns(each)}
          </option>
        ))}
      </select>
      <span className="chevron">
        <Icon name="chevron" />
      </span>
    </div>
  );
}

function AddHost({
  there,
  single,
  add,
}: {
  there: readonly Host[];
  single: boolean;
  add: (person: string, name: string, zone: string) => void;
}) {
  const id = useId();
  const { people, many, typed, type } = useCandidates(
    (each) => each.status === "active" && !there.some(({ person }) => person === each.person),
  );
  if (people.length === 0 && !many) return null;
  return (
    <div className="field">
      <label htmlFor={id}>{single ? words.fields.host : words.fields.addHost}</label>
      {many && (
        <div className="box">
          <span className="affix">
            <Icon name="search" size={16} />
          </span>
          <input
            type="search"
            aria-label={words.fields.addHost}
            value={typed}
            onChange={({ target }) => type(target.value)}
          />
        </div>
      )}
      <Chosen
        id={id}
        value=""
        onChange={({ target }) => {
          const chosen = people.find(({ person }) => person === target.value);
          if (chosen) add(chosen.person, chosen.name, chosen.zone ?? here());
        }}
      >
        <option value="">{words.fields.addHostNone}</option>
        {people.map(({ person, name, email }) => (
          <option key={person} value={person}>
            {name} ({email})
          </option>
        ))}
      </Chosen>
    </div>
  );
}
