import { useState } from "react";
import { call } from "~/api/call";
import type { Schemas } from "~/api/types";
import { IconButton } from "~/design/Button";
import { Chosen } from "~/design/Chosen";
import { Icon } from "~/design/Icon";
import { Notice } from "~/design/Notice";
import { Avatar } from "~/frame/Avatar";
import { useAsked } from "~/frame/asking";
import { regret } from "~/frame/deeds";
import { all } from "~/frame/pages";
import { useNames } from "~/pages/admin/names";
import { words } from "~/texts/sharing";
import { Finder } from "./Finder";
import "./sharing.css";

export type Role = Schemas["Share"]["role"];
const WORKSPACE = "workspace";

/** With whom something is shared, and what each may do; what is chosen holds at once. */
export function Shares({
  owner,
  shares,
  me,
  roles,
  shown,
  first,
  put,
}: {
  owner: string | null | undefined;
  shares: readonly Schemas["Share"][];
  me: string;
  /** What each role is called. */
  roles: Readonly<Record<Role, string>>;
  /** Which of them are offered; one that is held is shown whatever it is. */
  shown: readonly Role[];
  /** What somebody may do who was just added. */
  first: Role;
  /** Let somebody have a role, or none. */
  put: (grantee: string, role: Role | null) => Promise<void>;
}) {
  const people = shares.flatMap(({ to }) => (to.startsWith("person:") ? [to.slice("person:".length)] : []));
  const names = useNames([...people, owner ?? ""]);
  const groups = useAsked(() => all((query) => call("get", "/api/workspace/groups", { query })));
  const [busy, work] = useState(false);

  async function grant(grantee: string, role: Role | null) {
    work(true);
    try {
      await put(grantee, role);
    } catch (error) {
      regret(error);
    }
    work(false);
  }

  function called(to: string): string {
    const id = to.slice(to.indexOf(":") + 1);
    if (to.startsWith("person:")) return names.get(id) ?? words.gone;
    return groups.found?.find(({ group_id }) => group_id === id)?.name ?? words.goneGroup;
  }

  const known = new Set([...shares.map(({ to }) => to), `person:${owner}`]);
  const whose = owner ? (names.get(owner) ?? words.gone) : "";
  const standing = { roles, shown };
  return (
    <>
      <Finder
        label={words.find}
        groups={groups.found ?? []}
        offered={(to) => !known.has(to)}
        choose={({ to }) => void grant(to, first)}
      />
      {groups.failed && <Notice tone="bad">{groups.failed}</Notice>}
      <ul className="list inner" aria-label={words.with} aria-busy={busy}>
        <li>
          <Sign of="building" />
          <Name>{words.everybody}</Name>
          <Standing
            {...standing}
            of={words.everybody}
            role={shares.find(({ to }) => to === WORKSPACE)?.role ?? null}
            none
            choose={(role) => void grant(WORKSPACE, role)}
          />
        </li>
        {owner ? (
          <li>
            <Avatar name={whose} size={36} />
            <Name>{whose}</Name>
            <span className="badge">{owner === me ? words.yours : words.owner}</span>
          </li>
        ) : (
          <li>
            <Sign of="shield" />
            <Name about={words.ownerlessAbout}>{words.ownerless}</Name>
          </li>
        )}
        {shares
          .filter(({ to }) => to !== WORKSPACE)
          .map(({ to, role }) => {
            const name = called(to);
            return (
              <li key={to}>
                {to.startsWith("group:") ? <Sign of="people" /> : <Avatar name={name} size={36} />}
                <Name>{name}</Name>
                <Standing {...standing} of={name} role={role} choose={(chosen) => void grant(to, chosen)} />
                <IconButton icon="close" label={words.remove(name)} onClick={() => void grant(to, null)} />
              </li>
            );
          })}
      </ul>
    </>
  );
}

function Sign({ of }: { of: "building" | "people" | "shield" }) {
  return (
    <span className="sign">
      <Icon name={of} />
    </span>
  );
}

function Name({ children, about }: { children: string; about?: string }) {
  return (
    <span className="what">
      <strong className="break">{children}</strong>
      {about && <span className="soft small">{about}</span>}
    </span>
  );
}

/** What somebody may do, to be chosen. */
function Standing({
  of: name,
  role,
  roles,
  shown,
  none = false,
  choose,
}: {
  of: string;
  role: Role | null;
  roles: Readonly<Record<Role, string>>;
  shown: readonly Role[];
  /** Whether it may be nothing. */
  none?: boolean;
  choose: (role: Role | null) => void;
}) {
  const offered = role !== null && !shown.includes(role) ? [role, ...shown] : shown;
  return (
    <Chosen
      around="box standing"
      aria-label={words.may(name)}
      value={role ?? ""}
      onChange={({ target }) => choose(offered.find((each) => each === target.value) ?? null)}
    >
      {none && <option value="">{words.none}</option>}
      {offered.map((each) => (
        <option key={each} value={each}>
          {roles[each]}
        </option>
      ))}
    </Chosen>
  );
}
