import type { ReactNode } from "react";
import type { Schemas } from "~/api/types";
import { Icon } from "~/design/Icon";
import { moment } from "~/frame/times";
import { words } from "~/texts/acts";
import { t } from "~/texts/house";
import { isBuiltIn } from "./roles";

type Entry = Schemas["Entry"];
type Names = ReadonlyMap<string, string>;

/** One entry of the log: who did what to whom; and, opened, all that it holds. */
export function Act({ entry, names }: { entry: Entry; names: Names }) {
  const about = subject(entry, names);
  return (
    <li>
      <details>
        <summary>
          <span className="what">
            <span className="break">
              {acts[entry.action] ? <strong>{acts[entry.action]}</strong> : <code>{entry.action}</code>}
              {about && <span>: {about}</span>}
            </span>
            <span className="soft small break">{told(entry, names)}</span>
          </span>
          <time className="soft small" dateTime={entry.at}>
            {moment(entry.at)}
          </time>
          <Icon name="chevron" size={16} />
        </summary>
        <All of={entry} names={names} />
      </details>
    </li>
  );
}

/** What each act is called; one that has no word yet goes by the name that programs know it by. */
const acts: Readonly<Record<string, string>> = words.acts;
const labels: Readonly<Record<string, string>> = words.labels;

const ID = /^[0-9a-f-]{36,}$/;
const KEY = "key:";

/** What the things are called that some entries are about, as these say themselves: what is gone has its name here. */
export function named(entries: readonly Entry[]): Names {
  const said = entries.flatMap(({ target, details }) => {
    const name = details?.["name"] || details?.["email"];
    return target && name ? [[target, name] as const] : [];
  });
  return new Map(said.reverse()); // the newest come first, and their names count
}

/** To whom or what it was done; an id that stands for nobody says nothing. */
function subject({ actor, target, details = {} }: Entry, names: Names): string {
  if (target === actor) return "";
  const known = (target && names.get(target)) || details["name"] || details["email"] || details["title"];
  return known || (target && !ID.test(target) ? target : "");
}

function who(id: string, names: Names): string {
  return names.get(id) ?? (ID.test(id) ? t.audit.program : id);
}

/** By whom, from where, and with what. */
function told({ actor, address, session, details }: Entry, names: Names): string {
  const key = session?.startsWith(KEY) && t.audit.withKey(names.get(session.slice(KEY.length)) ?? "");
  return [who(actor, names), address && t.audit.from(address), key, details?.["device"]].filter(Boolean).join(", ");
}

function All({ of: entry, names }: { of: Entry; names: Names }) {
  const id = (text: string) => [names.get(text), text].filter(Boolean).join(" · ");
  const key = entry.session?.startsWith(KEY) ? entry.session.slice(KEY.length) : null;
  return (
    <dl>
      <Said label={t.audit.number}>{entry.number}</Said>
      <Said label={t.audit.when}>
        <time dateTime={entry.at}>{entry.at}</time>
      </Said>
      <Said label={t.audit.what}>{entry.action}</Said>
      <Said label={t.audit.who}>{id(entry.actor)}</Said>
      <Said label={t.audit.target}>{entry.target && id(entry.target)}</Said>
      <Said label={t.audit.address}>{entry.address}</Said>
      <Said label={t.audit.key}>{key && id(key)}</Said>
      <Said label={t.audit.session}>{key === null && entry.session}</Said>
      {Object.entries(entry.details ?? {}).map(([name, value]) => (
        <Said key={name} label={labels[name] ?? name}>
          {called(name, value)
            .split(" ")
            .map((word) => (ID.test(word) ? id(word) : word))
            .join(" ")}
        </Said>
      ))}
      <Said label={t.audit.recorded}>
        <time dateTime={entry.recorded}>{entry.recorded}</time>
      </Said>
      <Said label={t.audit.id}>{entry.act_id}</Said>
      <Said label={t.audit.hash}>{entry.hash}</Said>
    </dl>
  );
}

/** What was said of an act; a role that every workspace has is called there what it is called everywhere. */
function called(name: string, value: string): string {
  return name === "role" && isBuiltIn(value) ? t.people.roles[value] : value;
}

function Said({ label, children }: { label: string; children: ReactNode }) {
  if (children === null || children === undefined || children === "" || children === false) return null;
  return (
    <div>
      <dt>{label}</dt>
      <dd className="break">{children}</dd>
    </div>
  );
}
