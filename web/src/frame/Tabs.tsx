import { useEffect, useRef } from "react";
import { Link, useLocation } from "wouter";
import { t } from "~/texts";
import { useMe } from "./me";
import "./tabs.css";

interface Tab {
  href: string;
  name: string;
  scope: string;
}

/** The pages that belong together, each for those who may see it. */
const SETS: readonly (readonly Tab[])[] = [
  [
    { href: "/people", name: t.frame.people, scope: "people:read" },
    { href: "/groups", name: t.groups.title, scope: "people:read" },
    { href: "/roles", name: t.roles.title, scope: "people:read" },
  ],
  [
    { href: "/settings", name: t.settings.general, scope: "workspace:read" },
    { href: "/settings/email", name: t.sender.title, scope: "workspace:read" },
    { href: "/settings/single-sign-on", name: t.issuers.title, scope: "workspace:read" },
    { href: "/settings/provisioning", name: t.provisioning.title, scope: "workspace:write" },
    { href: "/applications", name: t.clients.title, scope: "clients:read" },
    { href: "/keys", name: t.keys.title, scope: "keys:read" },
    { href: "/settings/data", name: t.data.title, scope: "workspace:write" },
  ],
];

export function Tabs() {
  const { me } = useMe();
  const [path] = useLocation();
  const here = SETS.find((set) => set.some(({ href }) => href === path));
  const shown = (here ?? []).filter(({ scope }) => me.scopes.includes(scope));
  const list = useRef<HTMLElement>(null);
  useEffect(() => {
    const current = list.current?.querySelector<HTMLElement>("[aria-current]");
    if (current) list.current?.scrollTo({ left: current.offsetLeft - 24 }); // those before it can be scrolled to
  }, []);
  if (shown.length < 2) return null;
  return (
    <nav ref={list} className="tabs" aria-label={t.frame.pages}>
      {shown.map(({ href, name }) => (
        <Link key={href} href={href} aria-current={href === path ? "page" : undefined}>
          {name}
        </Link>
      ))}
    </nav>
  );
}
