import { useRef } from "react";
import { Button } from "~/design/Button";
import { useDeed } from "./deeds";

/** A file from this device, in place of the one that there is; or none any more. */
export function Upload({
  label,
  other = label,
  none,
  types,
  there = false,
  put,
  remove = async () => undefined,
}: {
  label: string;
  /** What the button says when there is one already. */
  other?: string;
  none?: string;
  types: readonly string[];
  there?: boolean;
  put: (file: File) => Promise<void>;
  remove?: () => Promise<void>;
}) {
  const input = useRef<HTMLInputElement>(null);
  const putting = useDeed(async () => {
    const file = input.current?.files?.[0];
    if (!file) return;
    try {
      await put(file);
    } finally {
      if (input.current) input.current.value = ""; // or the same file, once it is mended, would be no change
    }
  });
  const removing = useDeed(remove);
  return (
    <span className="row">
      <input
        ref={input}
        type="file"
        className="unseen"
        accept={types.join(",")}
        aria-label={label}
        tabIndex={-1}
        onChange={putting.run}
      />
      <Button small busy={putting.busy} onClick={() => input.current?.click()}>
        {there ? other : label}
      </Button>
      {there && (
        <Button small look="bare" busy={removing.busy} onClick={removing.run}>
          {none}
        </Button>
      )}
    </span>
  );
}
