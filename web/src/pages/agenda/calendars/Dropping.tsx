import { useRef, useState } from "react";
import { Icon } from "~/design/Icon";
import { toast } from "~/design/toasts";
import { words } from "~/texts/calendars";

/** Where a file is dropped, or chosen: one of a calendar, unless something else is said. */
export function Dropping({
  take,
  accept = ".ics,.ical,text/calendar",
  fits = /\.(ics|ical|ifb|icalendar)$/i,
  label = words.files.choose,
  only = words.files.only,
}: {
  take: (file: File) => void;
  accept?: string;
  /** How the names of such files end. */
  fits?: RegExp;
  label?: string;
  only?: string;
}) {
  const input = useRef<HTMLInputElement>(null);
  const [over, hover] = useState(false);

  function taken(files: FileList | null) {
    const [file] = files ?? [];
    if (!file) return;
    if (fits.test(file.name) || file.type === "text/calendar") take(file);
    else toast(only, "bad");
    if (input.current) input.current.value = ""; // or the same file, once it is mended, would be no change
  }

  return (
    <>
      <input
        ref={input}
        type="file"
        className="unseen"
        accept={accept}
        aria-label={label}
        tabIndex={-1}
        onChange={({ target }) => taken(target.files)}
      />
      <button
        type="button"
        className={over ? "dropping over" : "dropping"}
        onClick={() => input.current?.click()}
        onDragOver={(event) => {
          event.preventDefault();
          hover(true);
        }}
        onDragLeave={() => hover(false)}
        onDrop={(event) => {
          event.preventDefault();
          hover(false);
          taken(event.dataTransfer.files);
        }}
      >
        <Icon name="calendar" size={26} />
        {words.files.drop}
      </button>
    </>
  );
}
