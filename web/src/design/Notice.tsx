import type { ReactNode } from "react";
import { Icon, type IconName } from "./Icon";

type Tone = "plain" | "good" | "warn" | "bad";

const ICONS: Readonly<Record<Tone, IconName>> = { plain: "info", good: "check", warn: "alert", bad: "alert" };

/** A few words that matter, where they matter. What went wrong is read out at once. */
export function Notice({ tone = "plain", icon, children }: { tone?: Tone; icon?: IconName; children: ReactNode }) {
  return (
    <div className={`notice ${tone}`} role={tone === "bad" ? "alert" : undefined}>
      <Icon name={icon ?? ICONS[tone]} size={16} />
      <div>{children}</div>
    </div>
  );
}
