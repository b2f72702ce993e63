import { Link } from "wouter";
import { Icon, type IconName } from "~/design/Icon";
import { Page } from "~/frame/Frame";
import { useMe } from "~/frame/me";
import { t } from "~/texts";
import "./home.css";

/** Where everybody comes in. Rooms will put here what matters today; until there are any, what there is to do. */
export function Home() {
  const { me } = useMe();
  const first = me.name.trim().split(/\s+/)[0] ?? me.name;
  return (
    <Page title={t.home.greeting(first)} lead={t.home.lead}>
      <ul className="tiles">
        {me.scopes.includes("people:write") && (
          <Tile href="/people" icon="people" title={t.home.people} about={t.home.peopleAbout} />
        )}
        {me.passkeys === 0 && (
          <Tile href="/security" icon="passkey" title={t.home.passkey} about={t.home.passkeyAbout} />
        )}
        <Tile href="/security" icon="shield" title={t.home.security} about={t.home.securityAbout} />
        <Tile href="/profile" icon="person" title={t.home.profile} about={t.home.profileAbout} />
      </ul>
    </Page>
  );
}

function Tile({ href, icon, title, about }: { href: string; icon: IconName; title: string; about: string }) {
  return (
    <li>
      <Link href={href} className="tile">
        <span className="glyph">
          <Icon name={icon} size={20} />
        </span>
        <strong>{title}</strong>
        <span className="soft small">{about}</span>
      </Link>
    </li>
  );
}
