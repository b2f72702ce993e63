/** What happens in a calendar that a link shows. */

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { open } from "~/api/call";
import type { Schemas } from "~/api/types";
import { failure } from "~/design/form";
import { drawn, type Seen } from "~/pages/agenda/asked";
import type { Day } from "~/times/days";
import { moment } from "~/times/zoned";

export interface Shown {
  /** Nothing as long as nothing is known. */
  seen: readonly Seen[] | null;
  failed: string | null;
  again: () => Promise<void>;
}

export function useShown(token: string, color: string, since: Day, until: Day, zone: string): Shown {
  const [items, know] = useState<readonly Schemas["Happening"][] | null>(null);
  const [failed, fail] = useState<string | null>(null);
  const round = useRef(0);
  const again = useCallback(async () => {
    round.current += 1;
    const mine = round.current;
    const at = (day: Day) => new Date(moment(`${day}T00:00:00`, zone)).toISOString();
    try {
      const query = { from: at(since), to: at(until), zone };
      const found = await open("get", "/api/agenda/shared/{token}/events", { path: { token }, query });
      if (mine !== round.current) return; // somebody turned the page meanwhile
      know(found.items);
      fail(null);
    } catch (error) {
      if (mine === round.current) fail(failure(error));
    }
  }, [token, since, until, zone]);
  useEffect(() => {
    void again();
  }, [again]);
  const seen = useMemo(
    () => items?.map((each) => drawn(each, each.color ?? color, zone)) ?? null,
    [items, color, zone],
  );
  return { seen, failed, again };
}
