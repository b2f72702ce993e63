import { useEffect, useRef } from "react";
import { Link, useLocation } from "wouter";
import { t } from "~/texts/house";
import { useMe } from "./me";
import { roomOf } from "./places";
import "./tabs.css";

/** The pages of the room that one is in, each for those who may see it. */
export function Tabs() {
  const { me } = useMe();
  const [path] = useLocation();
  const shown = (roomOf(path)?.pages ?? []).filter(({ scope }) => me.scopes.includes(scope));
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
