import type { ComponentProps, ReactNode } from "react";
import { Icon, type IconName } from "./Icon";

type Look = "primary" | "quiet" | "bare" | "danger";

interface Ours {
  look?: Look;
  icon?: IconName;
  busy?: boolean;
  wide?: boolean;
  small?: boolean;
  children: ReactNode;
}

/** A button keeps the focus while it is busy, and says so; pressing it again does nothing. */
export function Button({
  look = "quiet",
  icon,
  busy = false,
  wide = false,
  small = false,
  disabled = false,
  type = "button",
  onClick,
  children,
  ...rest
}: Ours & Omit<ComponentProps<"button">, "className">) {
  const off = busy || disabled;
  return (
    <button
      {...rest}
      type={type}
      className={["button", look, wide && "wide", small && "small"].filter(Boolean).join(" ")}
      aria-disabled={off || undefined}
      aria-busy={busy || undefined}
      onClick={(event) => {
        if (off) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {busy ? <span className="spinner" aria-hidden="true" /> : icon && <Icon name={icon} />}
      <span>{children}</span>
    </button>
  );
}

/** A button with an icon only; its words are for those who cannot see it, and for whoever waits over it. */
export function IconButton({ icon, label, ...rest }: { icon: IconName; label: string } & ComponentProps<"button">) {
  return (
    <button {...rest} type="button" className="button bare square" aria-label={label} title={label}>
      <Icon name={icon} />
    </button>
  );
}
