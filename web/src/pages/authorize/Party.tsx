import { type ReactNode, useState } from "react";
import { Button } from "~/design/Button";
import { Icon } from "~/design/Icon";
import { Notice } from "~/design/Notice";
import { Avatar } from "~/frame/Avatar";
import { useCrossing } from "~/frame/Crossing";
import { useMe } from "~/frame/me";
import { Entrance } from "~/pages/entrance/Entrance";
import { t } from "~/texts";
import "./authorize.css";

/** Who asks, as far as it is told. */
export interface Asker {
  name: string;
  logo_uri?: string | null;
}

/** Two parties, and a question between them. */
export function Asking({
  title,
  lead,
  asker,
  refused,
  children,
}: {
  title: string;
  lead?: ReactNode;
  asker: Asker;
  refused: string | null;
  children: ReactNode;
}) {
  const { me } = useMe();
  return (
    <Entrance title={title} lead={lead}>
      <div className="party">
        {asker.logo_uri ? (
          <img src={asker.logo_uri} alt="" width="44" height="44" />
        ) : (
          <Avatar name={asker.name} size={44} />
        )}
        <span aria-hidden="true">⋯</span>
        <Avatar name={me.name} picture={me.picture ?? null} size={44} />
        <div>
          <strong className="break">{me.name}</strong>
          <span className="soft small break">{me.email}</span>
        </div>
      </div>
      {refused && <Notice tone="bad">{refused}</Notice>}
      <div className="stack ways">{children}</div>
    </Entrance>
  );
}

/** What somebody who asks may then know and do. */
export function Wishes({ scopes }: { scopes: readonly { scope: string; meaning: string }[] }) {
  return (
    <ul className="wishes">
      {scopes.map(({ scope, meaning }) => (
        <li key={scope}>
          <Icon name="check" size={16} />
          {meaning}
        </li>
      ))}
    </ul>
  );
}

/** What asks belongs to another workspace of the same person: one step, and on. */
export function Moving({
  workspace,
  name,
  look = "primary",
  before,
  fail,
}: {
  workspace: string;
  name: string;
  look?: "primary" | "quiet";
  /** What this page is to find again over there. */
  before?: () => void;
  fail: (error: unknown) => void;
}) {
  const [busy, setBusy] = useState(false);
  const cross = useCrossing();

  async function move() {
    setBusy(true);
    try {
      before?.();
      await cross({ workspace, name }, location.pathname);
    } catch (error) {
      fail(error);
      setBusy(false);
    }
  }

  return (
    <Button look={look} wide busy={busy} onClick={() => void move()}>
      {t.authorize.move(name)}
    </Button>
  );
}
