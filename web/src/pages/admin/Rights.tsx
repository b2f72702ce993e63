import { call } from "~/api/call";
import type { Schemas } from "~/api/types";
import { Dialog } from "~/design/Dialog";
import { Notice } from "~/design/Notice";
import { useAsked } from "~/frame/asking";
import { Shown } from "~/frame/Section";
import { t } from "~/texts/house";
import { named } from "./roles";

interface Opened {
  member: Schemas["Member"];
  roles: readonly Schemas["Role"][];
  close: () => void;
}

/** What somebody may do, and because of which role or group. */
export function Rights({ member, roles, close }: Opened) {
  const rights = useAsked(() =>
    call("get", "/api/workspace/people/{person}/rights", { path: { person: member.person } }),
  );
  return (
    <Dialog title={t.people.rightsOf(member.name)} wide onClose={close}>
      <Shown of={rights}>
        {({ active, items }) => (
          <>
            {!active && <Notice tone="warn">{t.people.inactive}</Notice>}
            <ul className="list inner">
              {items.map(({ scope, meaning, sources }) => (
                <li key={scope}>
                  <div className="what">
                    <strong>{meaning}</strong>
                    <span className="soft small">
                      {t.people.because(
                        sources.map(({ kind, id, name }) => (kind === "role" ? named(id, roles) : name)).join(", "),
                      )}
                    </span>
                  </div>
                </li>
              ))}
            </ul>
          </>
        )}
      </Shown>
    </Dialog>
  );
}
