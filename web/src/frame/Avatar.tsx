import { initials } from "./me";

/** Somebody's picture, or what they are called in one or two letters. */
export function Avatar({ name, picture = null, size = 30 }: { name: string; picture?: string | null; size?: number }) {
  const style = { "--size": `${size}px` } as React.CSSProperties;
  if (picture) return <img className="avatar" style={style} src={picture} alt="" width={size} height={size} />;
  return <span className="avatar" style={style} data-letters={initials(name)} aria-hidden="true" />;
}
