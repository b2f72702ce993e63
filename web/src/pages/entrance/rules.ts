/** What can be known of a field before anybody is asked. The API decides; this saves people a round trip. */

import { t } from "~/texts";

export function filled(value: string): string | null {
  return value.trim() === "" ? t.problems.missing : null;
}

export function address(value: string): string | null {
  return filled(value) ?? (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value.trim()) ? null : t.problems.notAnAddress);
}

const SLUG = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/;

export function slug(value: string): string | null {
  return filled(value) ?? (SLUG.test(value) ? null : t.register.badSlug);
}

/** What a name makes in an address: `Grün & Söhne` → `grun-sohne`. */
export function slugged(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/ß/g, "ss")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 40)
    .replace(/-+$/, "");
}

/** At least one of several. */
export function chosen(value: string): string | null {
  return value.trim() === "" ? t.problems.noneChosen : null;
}
