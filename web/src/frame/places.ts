/** The pages of the house by where they belong, each for those who may see it. */

import type { IconName } from "~/design/Icon";
import { t } from "~/texts/house";

export interface Place {
  href: string;
  name: string;
  scope: string;
  /** What it is for. */
  about: string;
}

export interface Room extends Place {
  icon: IconName;
  /** The pages that belong together in it; one that stands alone has none. */
  pages: readonly Place[];
}

/** What people use, and what administrators look after. */
export const ROOMS: readonly Room[] = [
  {
    href: "/agenda",
    icon: "calendar",
    name: t.frame.agenda,
    scope: "agenda:read",
    about: t.home.agendaAbout,
    pages: [],
  },
  { href: "/tasks", icon: "check", name: t.frame.tasks, scope: "agenda:read", about: t.home.tasksAbout, pages: [] },
  {
    href: "/people",
    icon: "people",
    name: t.frame.people,
    scope: "people:read",
    about: t.people.lead,
    pages: [
      { href: "/people", name: t.frame.people, scope: "people:read", about: t.people.lead },
      { href: "/groups", name: t.groups.title, scope: "people:read", about: t.groups.lead },
      { href: "/roles", name: t.roles.title, scope: "people:read", about: t.roles.lead },
    ],
  },
  {
    href: "/settings",
    icon: "building",
    name: t.frame.settings,
    scope: "workspace:read",
    about: t.settings.lead,
    pages: [
      { href: "/settings", name: t.settings.general, scope: "workspace:read", about: t.settings.lead },
      { href: "/settings/email", name: t.sender.title, scope: "workspace:read", about: t.sender.lead },
      { href: "/settings/single-sign-on", name: t.issuers.title, scope: "workspace:read", about: t.issuers.lead },
      {
        href: "/settings/provisioning",
        name: t.provisioning.title,
        scope: "workspace:write",
        about: t.provisioning.lead,
      },
      { href: "/applications", name: t.clients.title, scope: "clients:read", about: t.clients.lead },
      { href: "/keys", name: t.keys.title, scope: "keys:read", about: t.keys.lead },
      { href: "/settings/data", name: t.data.title, scope: "workspace:write", about: t.data.lead },
    ],
  },
  { href: "/audit", icon: "list", name: t.frame.audit, scope: "audit:read", about: t.audit.lead, pages: [] },
];

/** The room that a page belongs to. */
export function roomOf(path: string): Room | undefined {
  return ROOMS.find(
    ({ href, pages }) =>
      href === path || pages.some((each) => each.href === path) || (pages.length === 0 && path.startsWith(`${href}/`)),
  );
}

/** What is known of a page, if it is not everybody's. */
export function placeOf(path: string): Place | undefined {
  return ROOMS.flatMap((room) => [...room.pages, room]).find(({ href }) => href === path);
}
