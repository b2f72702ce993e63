import { useCallback, useEffect, useRef, useState } from "react";
import { call } from "~/api/call";
import type { Schemas } from "~/api/types";
import { Choice } from "~/design/Field";
import { failure, useHere } from "~/design/form";
import { type Asked, useAsked } from "~/frame/asking";
import { Finding } from "~/frame/Listed";
import { Failed } from "~/frame/Section";
import { t } from "~/texts/house";

type Member = Schemas["Member"];
type Found = Schemas["Listing_Member_"];

const SHOWN = 100;
const PAUSE = 250;

export interface Candidates {
  asked: Asked<Found>;
  /** Those who may be chosen, of all who are here or of those who are called what was typed. */
  people: readonly Member[];
  may: (member: Member) => boolean;
  /** Whether there are too many to show all of them. */
  many: boolean;
  typed: string;
  type: (typed: string) => void;
  /** What became of looking for what was typed. */
  matching: Asked<readonly Member[]>;
}

/** People of the workspace of whom one is to be chosen. */
export function useCandidates(may: (member: Member) => boolean = () => true): Candidates {
  const asked = useAsked(() => call("get", "/api/workspace/people", { query: { limit: SHOWN } }));
  const many = Boolean(asked.found?.next);
  const [typed, type] = useState("");
  const matching = useMatching(many ? typed.trim() : "");
  const people = matching.found ?? asked.found?.items ?? [];
  return { asked, people: people.filter(may), may, many, typed, type, matching };
}

/** Whose name or address begins with what was typed, as soon as it is known. */
export function useMatching(typed: string): Asked<readonly Member[]> {
  const [found, find] = useState<readonly Member[] | null>(null);
  const [failed, fail] = useState<string | null>(null);
  const ask = useCallback(
    async (signal?: AbortSignal) => {
      const by = (query: { name: string } | { email: string }) =>
        call("get", "/api/workspace/people", { query: { ...query, limit: SHOWN }, ...(signal && { signal }) });
      try {
        const pages = await Promise.all([by({ name: typed }), by({ email: typed })]);
        const all = pages.flatMap(({ items }) => items);
        find([...new Map(all.map((each) => [each.person, each])).values()]);
        fail(null);
      } catch (error) {
        if (!signal?.aborted) find(null); // what was found before was of other letters
        fail(failure(error));
      }
    },
    [typed],
  );
  useEffect(() => {
    fail(null);
    if (typed === "") return find(null);
    const controller = new AbortController();
    const timer = setTimeout(() => void ask(controller.signal), PAUSE);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [typed, ask]);
  return { found, failed, again: ask };
}

/** One of them, in a form; where there are many, by how their name or address begins. */
export function CandidateChoice({
  of: { asked, people, many, typed, type, matching },
  name,
  label,
  none,
}: {
  of: Candidates;
  name: string;
  label: string;
  /** What stands there before anybody is chosen. */
  none: string;
}) {
  const value = useHere().values[name] ?? "";
  const seen = useRef(new Map<string, Member>());
  for (const each of people) seen.current.set(each.person, each);
  const chosen = seen.current.get(value);
  const offered = chosen && !people.includes(chosen) ? [chosen, ...people] : people; // whoever is chosen stays
  return (
    <>
      <Failed of={asked} />
      <Failed of={matching} />
      <Choice
        name={name}
        label={label}
        finding={many && <Finding label={t.person.find} hint={t.person.hint} typed={typed} find={type} inner />}
        hint={matching.found !== null && people.length === 0 ? t.person.nobody : undefined}
        aria-busy={asked.found === null && asked.failed === null ? true : undefined}
      >
        <option value="">{none}</option>
        {offered.map(({ person, name: called, email }) => (
          <option key={person} value={person}>
            {called} ({email})
          </option>
        ))}
      </Choice>
    </>
  );
}
