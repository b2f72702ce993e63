import { useEffect, useState } from "react";
import { open } from "~/api/call";
import type { Schemas } from "~/api/types";
import { Icon } from "~/design/Icon";
import { Notice } from "~/design/Notice";
import { inside, wanted } from "~/design/router";
import { t } from "~/texts";
import { going } from "./going";
import type { Looks } from "./looks";
import { address } from "./rules";

type Ways = Schemas["Ways"];

/** What there is where nobody could be asked. */
const NONE: Ways = { own: [], everybodys: [], sso_only: false, registration: "open" };

/** What ways in there are for everybody, and for an address' company; nothing as long as nobody has said. */
export function useWays(email = ""): Ways | null {
  const [ways, show] = useState<Ways | null>(null);
  const known = address(email) === null ? email.trim() : null;
  const domain = known?.slice(known.lastIndexOf("@")) ?? null;

  // biome-ignore lint/correctness/useExhaustiveDependencies: only the domain matters, and only once it is typed
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const timer = setTimeout(
      () => {
        open("post", "/api/auth/discover", { body: known ? { email: known } : {}, signal })
          .then(show)
          .catch(() => signal.aborted || show((before) => before ?? NONE)); // the page has other ways
      },
      known ? 400 : 0,
    );
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [domain]);
  return ways;
}

/** Accounts of others with which people sign in: those that are for everybody, and those of an address' company. */
export function Providers({ ways, looks }: { ways: Ways | null; looks: Looks | null }) {
  const arrivedFor = (looks?.providers ?? []).map((own) => ({ ...own, sign_in: `/api/auth/${own.provider}/sign-in` }));
  const own = [
    ...arrivedFor,
    ...(ways?.own ?? []).filter(({ provider }) => !arrivedFor.some((each) => each.provider === provider)),
  ];
  const only = ways?.sso_only === true || looks?.ways.length === 0;
  const offered = [...own, ...(looks?.ways.length === 0 ? [] : (ways?.everybodys ?? []))];
  if (offered.length === 0) return null;
  return (
    <>
      {only && own[0] && <Notice>{t.signIn.company(own[0].name)}</Notice>}
      {offered.map(({ provider, name, sign_in }) => (
        <a
          key={provider}
          className={only && own[0]?.provider === provider ? "button primary wide" : "button quiet wide"}
          href={`${inside(sign_in)}?${new URLSearchParams({ return_to: wanted() })}`}
          onClick={going}
        >
          <Icon name="building" />
          <span>{t.signIn.provider(name)}</span>
        </a>
      ))}
    </>
  );
}
