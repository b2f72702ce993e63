import { type ReactNode, useId } from "react";
import { Icon, type IconName } from "~/design/Icon";
import { zones } from "~/frame/zones";
import { Mark, useTitled } from "~/pages/entrance/Entrance";
import { t } from "~/texts";
import { words } from "~/texts/booking";
import { here } from "~/times/zoned";
import "./booking.css";

/** What stands around whatever guests see: one card, and whose house it is. */
export function Around({
  title,
  kicker,
  facts,
  wide = false,
  children,
}: {
  title: string;
  kicker?: ReactNode;
  facts?: ReactNode;
  wide?: boolean;
  children?: ReactNode;
}) {
  const heading = useTitled(title);
  return (
    <div className="booking">
      <main className={wide ? "wide" : undefined}>
        <header>
          {kicker}
          <h1 ref={heading} tabIndex={-1} className="break">
            {title}
          </h1>
          {facts}
        </header>
        <div className="inside">{children}</div>
      </main>
      <footer className="soft small">
        <Mark />
        {t.product}
      </footer>
    </div>
  );
}

export function Fact({ icon, children }: { icon: IconName; children: ReactNode }) {
  return (
    <li>
      <Icon name={icon} size={17} />
      <span className="break">{children}</span>
    </li>
  );
}

/** The clock by which somebody wants to read. */
export function ZoneSelect({ zone, choose }: { zone: string; choose: (zone: string) => void }) {
  const id = useId();
  return (
    <div className="zone">
      <label htmlFor={id} className="unseen">
        {words.zone}
      </label>
      <Icon name="globe" size={17} />
      <select id={id} value={zone} onChange={({ target }) => choose(target.value)}>
        {zones(zone, here()).map((each) => (
          <option key={each} value={each}>
            {each.replaceAll("_", " ")}
          </option>
        ))}
      </select>
      <Icon name="chevron" size={15} />
    </div>
  );
}
