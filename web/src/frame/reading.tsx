/** How somebody reads, and where they are: choices of a form. */

import { useState } from "react";
import { Choice } from "~/design/Field";
import { useHere } from "~/design/form";
import { t } from "~/texts/house";
import { Finding } from "./Listed";
import { fits } from "./pages";
import { zones } from "./zones";

const LOCALES = [
  ...["en", "en-GB", "en-US", "de", "de-AT", "de-CH", "es", "fr"],
  ...["it", "nl", "pl", "pt", "pt-BR", "sv", "ja", "zh"],
];

interface Told {
  hint?: string;
  disabled?: boolean;
}

/** The language of the form's `locale`. */
export function LocaleChoice(told: Told) {
  const [first] = useState(useHere().values["locale"] ?? "en");
  const names = new Intl.DisplayNames(t.language, { type: "language" });
  return (
    <Choice name="locale" label={t.profile.locale} {...told}>
      {[...new Set([first, ...LOCALES])].map((each) => (
        <option key={each} value={each}>
          {names.of(each) ?? each}
        </option>
      ))}
    </Choice>
  );
}

/** The clock of the form's `zone`; a city that is typed finds it. */
export function ZoneChoice(told: Told) {
  const value = useHere().values["zone"] ?? "UTC";
  const [first] = useState(value);
  const [typed, type] = useState("");
  const wanted = typed.trim();
  const found = zones(first).filter((each) => wanted === "" || fits(wanted, said(each)));
  return (
    <Choice
      name="zone"
      label={t.profile.zone}
      finding={!told.disabled && <Finding label={t.profile.zoneFind} typed={typed} find={type} inner />}
      {...told}
      {...(found.length === 0 && { hint: t.lists.nothing(wanted) })}
    >
      {[...new Set([...(found.includes(value) ? [] : [value]), ...found])].map((each) => (
        <option key={each} value={each}>
          {said(each)}
        </option>
      ))}
    </Choice>
  );
}

function said(zone: string): string {
  return zone.replaceAll("_", " ");
}
