import { lazy, Suspense } from "react";
import { Link } from "wouter";
import { Icon, type IconName } from "~/design/Icon";
import { Page } from "~/frame/Frame";
import { useMe } from "~/frame/me";
import { t } from "~/texts/house";
import "./home.css";

/** Drawn when it is there: nobody waits for it, and who has no agenda does not fetch it. */
const Today = lazy(() => import("./Today"));

interface Place {
  href: string;
  icon: IconName;
  title: string;
  about: string;
  /** What one has to be allowed for it, where not everybody is. */
  scope?: string;
}

/** What there is to look after in a workspace, the first things first. */
const WORKSPACE: readonly Place[] = [
  { href: "/people", icon: "people", title: t.home.people, about: t.home.peopleAbout, scope: "people:write" },
  { href: "/groups", icon: "people", title: t.home.groups, about: t.home.groupsAbout, scope: "groups:write" },
  {
    href: "/settings",
    icon: "building",
    title: t.home.settings,
    about: t.home.settingsAbout,
    scope: "workspace:write",
  },
  { href: "/settings/email", icon: "letter", title: t.home.email, about: t.home.emailAbout, scope: "workspace:write" },
  {
    href: "/settings/single-sign-on",
    icon: "lock",
    title: t.home.sso,
    about: t.home.ssoAbout,
    scope: "workspace:write",
  },
  {
    href: "/settings/provisioning",
    icon: "device",
    title: t.home.scim,
    about: t.home.scimAbout,
    scope: "workspace:write",
  },
  {
    href: "/applications",
    icon: "app",
    title: t.home.applications,
    about: t.home.applicationsAbout,
    scope: "clients:read",
  },
  { href: "/keys", icon: "key", title: t.home.keys, about: t.home.keysAbout, scope: "keys:write" },
  { href: "/audit", icon: "list", title: t.home.audit, about: t.home.auditAbout, scope: "audit:read" },
];

/** Where everybody comes in: one's own account, and what one looks after. */
export function Home() {
  const { me } = useMe();
  const first = me.name.trim().split(/\s+/)[0] ?? me.name;
  const own: readonly Place[] = [
    ...(me.passkeys === 0
      ? [{ href: "/security", icon: "passkey", title: t.home.passkey, about: t.home.passkeyAbout } as const]
      : []),
    { href: "/security", icon: "shield", title: t.home.security, about: t.home.securityAbout },
    { href: "/profile", icon: "person", title: t.home.profile, about: t.home.profileAbout },
  ];
  const others = WORKSPACE.filter(({ scope = "" }) => me.scopes.includes(scope));
  return (
    <Page title={t.home.greeting(first)} lead={others.length > 0 ? t.home.lead : undefined}>
      {me.scopes.includes("agenda:read") && (
        <Suspense>
          <Today />
        </Suspense>
      )}
      {others.length > 0 && <Tiles name={t.home.workspace} places={others} />}
      <Tiles name={t.home.yours} places={own} />
    </Page>
  );
}

function Tiles({ name, places }: { name: string; places: readonly Place[] }) {
  return (
    <section className="tiles-of" aria-label={name}>
      <h2>{name}</h2>
      <ul className="tiles">
        {places.map(({ href, icon, title, about }) => (
          <li key={title}>
            <Link href={href} className="tile">
              <span className="glyph">
                <Icon name={icon} size={20} />
              </span>
              <span>
                <strong>{title}</strong>
                <span className="soft small">{about}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
