import { useRef, useState } from "react";
import { Icon } from "~/design/Icon";
import { toast } from "~/design/toasts";
import { words } from "~/texts/calendars";

/** Where a calendar file is dropped, or chosen. */
export function Dropping({ take }: { take: (file: File) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const [over, hover] = useState(false);

  function taken(files: FileList | null) {
    const [file] = files ?? [];
    if (!file) return;
    if (/\.(ics|ical|ifb|icalendar)$/i.test(file.name) || file.type === "text/calendar") take(file);
    else toast(words.files.only, "bad");
    if (input.current) input.current.value = ""; // or the same file, once it is mended, would be no change
  }

  return (
    <>
      <input
        ref={input}
        type="file"
        className="unseen"
        accept=".ics,.ical,text/calendar"
        aria-label={words.files.choose}
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
