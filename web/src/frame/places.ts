/** The pages of the house by where they belong, each for those who may see it. */

import type { IconName } from "~/design/Icon";
import { t } from "~/texts";

export interface Place {
  href: string;
  name: string;
  scope: string;
}

export interface Room extends Place {
  icon: IconName;
  /** The pages that belong together in it; one that stands alone has none. */
  pages: readonly Place[];
}

/** What administrators look after. */
export const ROOMS: readonly Room[] = [
  {
    href: "/people",
    icon: "people",
    name: t.frame.people,
    scope: "people:read",
    pages: [
      { href: "/people", name: t.frame.people, scope: "people:read" },
      { href: "/groups", name: t.groups.title, scope: "people:read" },
      { href: "/roles", name: t.roles.title, scope: "people:read" },
    ],
  },
  {
    href: "/settings",
    icon: "building",
    name: t.frame.settings,
    scope: "workspace:read",
    pages: [
      { href: "/settings", name: t.settings.general, scope: "workspace:read" },
      { href: "/settings/email", name: t.sender.title, scope: "workspace:read" },
      { href: "/settings/single-sign-on", name: t.issuers.title, scope: "workspace:read" },
      { href: "/settings/provisioning", name: t.provisioning.title, scope: "workspace:write" },
      { href: "/applications", name: t.clients.title, scope: "clients:read" },
      { href: "/keys", name: t.keys.title, scope: "keys:read" },
      { href: "/settings/data", name: t.data.title, scope: "workspace:write" },
    ],
  },
  { href: "/audit", icon: "list", name: t.frame.audit, scope: "audit:read", pages: [] },
];

/** The room that a page belongs to. */
export function roomOf(path: string): Room | undefined {
  return ROOMS.find(({ href, pages }) => href === path || pages.some((each) => each.href === path));
}
