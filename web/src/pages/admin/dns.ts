/** Records of the DNS, as people read them and as those programs take them where a domain is looked after. */

import type { Schemas } from "~/api/types";

type DnsRecord = Pick<Schemas["DnsRecord"], "name" | "type" | "value">;

/** What a record is for. */
export function kindOf({ name, type }: DnsRecord): "dkim" | "bounces" | "spf" | "dmarc" {
  if (type === "CNAME") return "dkim";
  if (type === "MX") return "bounces";
  return name.startsWith("_dmarc.") ? "dmarc" : "spf";
}

/** Whether nothing is sent from the domain before it is found; the others make letters arrive better. */
export function needed(record: DnsRecord): boolean {
  return kindOf(record) === "dkim";
}

/** What stands in fields of its own there: which of several mail servers is the first, and where it is. */
export function partsOf({ type, value }: DnsRecord): { priority: string | null; value: string } {
  const [priority = "", ...rest] = value.split(" ");
  return type === "MX" && rest.length > 0 ? { priority, value: rest.join(" ") } : { priority: null, value };
}

/** All of them as lines of a zone file. */
export function zone(records: readonly DnsRecord[]): string {
  return records.map(({ name, type, value }) => `${name}. IN ${type} ${written(type, value)}`).join("\n");
}

function written(type: DnsRecord["type"], value: string): string {
  return type === "TXT" ? `"${value}"` : `${value}.`;
}
