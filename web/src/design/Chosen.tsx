import type { ComponentProps } from "react";
import { Icon } from "./Icon";

/** One of several, to be chosen, in the look of all fields. */
export function Chosen({ around = "box", ...of }: ComponentProps<"select"> & { around?: string }) {
  return (
    <div className={around}>
      <select {...of} />
      <span className="chevron">
        <Icon name="chevron" />
      </span>
    </div>
  );
}
