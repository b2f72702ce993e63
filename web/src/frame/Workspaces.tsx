import { useEffect, useRef, useState } from "react";
import { call } from "~/api/call";
import type { Schemas } from "~/api/types";
import { readable } from "~/design/colour";
import { failure } from "~/design/form";
import { Icon } from "~/design/Icon";
import { toast } from "~/design/toasts";
import { t } from "~/texts/house";
import { Another } from "./Another";
import { useAsked } from "./asking";
import { useCrossing } from "./Crossing";
import { Menu } from "./Menu";
import { initials, useMe } from "./me";

type Home = Schemas["Home"];

/** The workspace that one is in, and the others that one may go to. */
export function Workspaces() {
  const { me } = useMe();
  const { found, failed, again } = useAsked(() => call("get", "/api/auth/workspaces"));
  const [going, go] = useState<string | null>(null);
  const [making, make] = useState(false);
  const cross = useCrossing();
  const homes = found?.items ?? [];
  const here = homes.find((each) => each.workspace === me.workspace);

  const known = useRef(me);
  useEffect(() => {
    if (known.current !== me) void again(); // something changed that is told here, too
    known.current = me;
  }, [me, again]);

  async function enter(home: Home) {
    go(home.workspace);
    try {
      await cross(home);
    } catch (error) {
      toast(failure(error) ?? "", "bad");
      go(null);
    }
  }

  if (!here && failed) {
    return (
      <button type="button" className="link small" title={failed} onClick={() => void again()}>
        {t.retry}
      </button>
    );
  }
  if (!here) return <span className="workspace-face" />;
  return (
    <>
      <Menu
        label={`${t.frame.workspace}: ${here.name}`}
        face={
          <>
            <Sign home={here} />
            <span className="workspace-name">{here.name}</span>
            <Icon name="chevron" size={16} />
          </>
        }
      >
        {(close) => (
          <>
            {homes.map((home) => (
              <button
                key={home.workspace}
                type="button"
                aria-current={home.current || undefined}
                aria-busy={going === home.workspace || undefined}
                onClick={() => (home.current ? close() : void enter(home))}
              >
                <Sign home={home} />
                <span className="workspace-name">{home.name}</span>
                {home.current && <Icon name="check" size={16} />}
                {going === home.workspace && <span className="spinner" />}
              </button>
            ))}
            <hr />
            <button
              type="button"
              onClick={() => {
                close();
                make(true);
              }}
            >
              <Icon name="plus" />
              {t.frame.another}
            </button>
          </>
        )}
      </Menu>
      {making && <Another enter={enter} close={() => make(false)} />}
    </>
  );
}

/** A workspace in its own colour, in letters that can be read on it. */
function Sign({ home }: { home: Home }) {
  const style = { "--size": "26px", background: home.colour, color: readable(home.colour) } as React.CSSProperties;
  return (
    <span className="avatar squared" style={style} data-letters={[...initials(home.name)][0]} aria-hidden="true" />
  );
}
