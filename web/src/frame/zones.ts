/** The time zones that there are, by the names that they have now. */

/** What browsers still call by a name that the zone database has given up. */
const RENAMED: Readonly<Record<string, string>> = {
  "Africa/Asmera": "Africa/Asmara",
  "America/Buenos_Aires": "America/Argentina/Buenos_Aires",
  "America/Catamarca": "America/Argentina/Catamarca",
  "America/Coral_Harbour": "America/Atikokan",
  "America/Cordoba": "America/Argentina/Cordoba",
  "America/Godthab": "America/Nuuk",
  "America/Indianapolis": "America/Indiana/Indianapolis",
  "America/Jujuy": "America/Argentina/Jujuy",
  "America/Louisville": "America/Kentucky/Louisville",
  "America/Mendoza": "America/Argentina/Mendoza",
  "Asia/Calcutta": "Asia/Kolkata",
  "Asia/Katmandu": "Asia/Kathmandu",
  "Asia/Rangoon": "Asia/Yangon",
  "Asia/Saigon": "Asia/Ho_Chi_Minh",
  "Atlantic/Faeroe": "Atlantic/Faroe",
  "Europe/Kiev": "Europe/Kyiv",
  "Pacific/Enderbury": "Pacific/Kanton",
  "Pacific/Ponape": "Pacific/Pohnpei",
  "Pacific/Truk": "Pacific/Chuuk",
};

function present(zone: string): string {
  return RENAMED[zone] ?? zone;
}

/** All of them: the one that is chosen, the one that this machine is in, and then the others by name. */
export function zones(
  chosen: string,
  here: string = Intl.DateTimeFormat().resolvedOptions().timeZone,
  known: readonly string[] = Intl.supportedValuesOf("timeZone"),
): readonly string[] {
  return [...new Set([chosen, present(here || "UTC"), "UTC", ...known.map(present).sort()])];
}
