import { type ReactNode, useState } from "react";
import { Problem } from "~/api/problems";
import { failure } from "~/design/form";
import { Loading, Missed } from "~/frame/Missing";
import { Broken } from "~/pages/entrance/Broken";
import { useOnce } from "~/pages/entrance/once";
import { t } from "~/texts";
import { Around } from "./Around";

interface Open<T> {
  found: T;
  /** What has become of it. */
  show: (now: T) => void;
  again: () => Promise<void>;
}

/** A page that a link leads to: what it is about as soon as that is there, or why it is not. */
export function Opening<T>({
  title,
  broken,
  ask,
  children,
}: {
  title: string;
  /** What is said of a link that is good for nothing. */
  broken: { title: string; lead: string };
  /** Nothing, if the link says nothing that could be asked for. */
  ask: (() => Promise<T>) | null;
  children: (open: Open<T>) => ReactNode;
}) {
  const [found, show] = useState<T | null>(null);
  const [gone, go] = useState(ask === null);
  const [failed, fail] = useState<string | null>(null);

  async function again() {
    fail(null);
    try {
      if (ask) show(await ask());
    } catch (error) {
      if (error instanceof Problem && (error.status === 404 || error.status === 422)) go(true);
      else fail(failure(error));
    }
  }
  useOnce(again);

  if (gone) return <Broken title={broken.title} lead={broken.lead} href="/" label={t.gone.home} />;
  if (found !== null) return children({ found, show, again });
  return <Around title={title}>{failed ? <Missed failed={failed} again={again} /> : <Loading />}</Around>;
}
