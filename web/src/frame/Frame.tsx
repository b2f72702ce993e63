import { lazy, type ReactNode, Suspense, useEffect } from "react";
import { Link, useLocation } from "wouter";
import { call } from "~/api/call";
import { Icon, type IconName } from "~/design/Icon";
import { Mark, useTitled } from "~/pages/entrance/Entrance";
import { t } from "~/texts/house";
import { Avatar } from "./Avatar";
import { Menu } from "./Menu";
import { leave, useMe } from "./me";
import { Network } from "./Network";
import { ROOMS, roomOf } from "./places";
import { Tabs } from "./Tabs";
import { Workspaces } from "./Workspaces";
import "./frame.css";

const Bell = lazy(() => import("./bell/Bell"));

/** What is around every page of the house: where one is, and who one is. */
export function Frame({ children }: { children: ReactNode }) {
  const [path] = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page begins at its top
  useEffect(() => {
    scrollTo(0, 0); // which browsers begin to answer with a promise, and that is no way to clean up
  }, [path]);
  return (
    <div className="frame">
      <a className="skip" href="#content">
        {t.frame.skip}
      </a>
      <header className="bar">
        <div className="left">
          <Link href="/" className="brand" aria-label={`${t.product}: ${t.frame.home}`}>
            <Mark />
            <span>{t.product}</span>
          </Link>
          <span className="slash" aria-hidden="true" />
          <Workspaces />
        </div>
        <Rooms />
        <div className="side">
          <Suspense fallback={null}>
            <Ringing />
          </Suspense>
          <Account />
        </div>
      </header>
      <Network />
      <main id="content" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}

/** The rooms that one may look into, where there is space for them; the menu of one's account has them everywhere. */
function Rooms() {
  const { me } = useMe();
  const [path] = useLocation();
  const here = roomOf(path);
  return (
    <nav className="rooms" aria-label={t.frame.rooms}>
      {ROOMS.filter(({ scope }) => me.scopes.includes(scope)).map(({ href, name }) => (
        <Link key={href} href={href} aria-current={here?.href === href ? (href === path ? "page" : true) : undefined}>
          {name}
        </Link>
      ))}
    </nav>
  );
}

/** What one is reminded of, for those who have an agenda. */
function Ringing() {
  const { me } = useMe();
  return me.scopes.includes("agenda:read") && <Bell />;
}

function Account() {
  const { me } = useMe();
  return (
    <Menu label={`${t.frame.account}: ${me.name}`} face={<Avatar name={me.name} picture={me.picture ?? null} />}>
      {(close) => (
        <>
          <div className="menu-head">
            <strong className="break">{me.name}</strong>
            <span className="soft break">{me.email}</span>
          </div>
          <hr />
          <Place href="/profile" icon="person" name={t.frame.profile} close={close} />
          <Place href="/security" icon="shield" name={t.frame.security} close={close} />
          {me.scopes.includes("agenda:read") && (
            <Place href="/settings/reminders" icon="bell" name={t.frame.reminders} close={close} />
          )}
          <hr />
          {ROOMS.filter(({ scope }) => me.scopes.includes(scope)).map(({ href, icon, name }) => (
            <Place key={href} href={href} icon={icon} name={name} close={close} />
          ))}
          <hr />
          <button type="button" onClick={() => void signOut()}>
            <Icon name="leave" />
            {t.frame.signOut}
          </button>
        </>
      )}
    </Menu>
  );
}

function Place({ href, icon, name, close }: { href: string; icon: IconName; name: string; close: () => void }) {
  return (
    <Link href={href} onClick={close}>
      <Icon name={icon} />
      {name}
    </Link>
  );
}

/** Out of this session; whatever the server says, this browser forgets it. */
async function signOut() {
  try {
    await call("delete", "/api/auth/revoke");
  } finally {
    leave();
  }
}

/** One page of the house. */
export function Page({
  title,
  lead,
  narrow = false,
  children,
}: {
  title: string;
  lead?: ReactNode;
  narrow?: boolean;
  children: ReactNode;
}) {
  const heading = useTitled(title);
  return (
    <div className={narrow ? "page narrow" : "page"}>
      <header>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {lead && <p className="soft">{lead}</p>}
      </header>
      <Tabs />
      {children}
    </div>
  );
}
