import { useEffect, useId, useRef, useState } from "react";
import { Button, IconButton } from "~/design/Button";
import { useHere } from "~/design/form";
import { Icon } from "~/design/Icon";
import { toast } from "~/design/toasts";
import { regret } from "~/frame/deeds";
import { words } from "~/texts/details";
import { attachedIn, attaching, placeOf } from "./attached";
import { LARGEST, sent } from "./sending";

interface OnItsWay {
  key: string;
  name: string;
  percent: number;
  stop: () => void;
}

export interface Sending {
  ways: readonly OnItsWay[];
  busy: boolean;
  set: (change: (ways: readonly OnItsWay[]) => readonly OnItsWay[]) => void;
}

/** What is on its way, of a form that is not to be saved before it is there. */
export function useSending(): Sending {
  const [ways, set] = useState<readonly OnItsWay[]>([]);
  const held = useRef(ways);
  held.current = ways;
  useEffect(
    () => () => {
      for (const { stop } of held.current) stop();
    },
    [],
  );
  return { ways, busy: ways.length > 0, set };
}

/** Files of an event: chosen or dropped here, on their way, and there. */
export function Files({ ways: { ways, set } }: { ways: Sending }) {
  const form = useHere();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [over, hover] = useState(false);
  const files = attachedIn(form.values["files"] ?? "");
  const latest = useRef(files);
  latest.current = files;
  const wrong = form.wrong["files"];
  const fresh = useRef(new Map<string, File>());
  const calendar = form.values["calendar"] ?? "";

  const hold = (next: typeof files) => {
    latest.current = next;
    form.change("files", attaching(next));
  };

  async function send(file: File) {
    if (file.size > LARGEST) return toast(words.files.tooLarge(file.name), "bad");
    if (file.size === 0) return toast(words.files.empty(file.name), "bad");
    const key = crypto.randomUUID();
    const given = new AbortController();
    set((all) => [...all, { key, name: file.name, percent: 0, stop: () => given.abort() }]);
    const far = (percent: number) => set((all) => all.map((each) => (each.key === key ? { ...each, percent } : each)));
    try {
      const link = await sent(file, calendar, far, given.signal);
      fresh.current.set(link.href, file);
      const same = latest.current.some((each) => each.link.href === link.href);
      if (!same) hold([...latest.current, { id: `f${key.slice(0, 8)}`, link }]);
    } catch (error) {
      regret(error);
    } finally {
      set((all) => all.filter((each) => each.key !== key));
    }
  }

  // A file lies beside the events of one calendar: what was sent here goes along when another is chosen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: sent again once, when the calendar is another
  useEffect(() => {
    const elsewhere = latest.current.filter(
      ({ link }) => fresh.current.has(link.href) && placeOf(link)?.calendar_id !== calendar,
    );
    if (elsewhere.length === 0) return;
    hold(latest.current.filter((each) => !elsewhere.includes(each)));
    for (const { link } of elsewhere) {
      const file = fresh.current.get(link.href);
      if (file) void send(file);
    }
  }, [calendar]);

  function take(list: FileList | null) {
    for (const file of list ?? []) void send(file);
    if (input.current) input.current.value = ""; // or the same file, once it is mended, would be no change
  }

  return (
    <fieldset
      className={over ? "files over" : "files"}
      onDragOver={(event) => {
        event.preventDefault();
        hover(true);
      }}
      onDragLeave={() => hover(false)}
      onDrop={(event) => {
        event.preventDefault();
        hover(false);
        take(event.dataTransfer.files);
      }}
    >
      <legend className="label">{words.files.title}</legend>
      {(files.length > 0 || ways.length > 0) && (
        <ul>
          {files.map(({ id, link }) => (
            <li key={id}>
              <Icon name="link" size={16} />
              <span className="break">{link.title || words.files.unnamed}</span>
              {link.size && <span className="soft small">{sized(link.size)}</span>}
              <IconButton
                icon="close"
                label={words.files.remove(link.title || words.files.unnamed)}
                onClick={() => hold(files.filter((each) => each.id !== id))}
              />
            </li>
          ))}
          {ways.map(({ key, name, percent, stop }) => (
            <li key={key}>
              <Icon name="upload" size={16} />
              <span className="break">{name}</span>
              <progress max={100} value={percent} aria-label={words.files.sending(name, percent)} />
              <IconButton icon="close" label={words.files.remove(name)} onClick={stop} />
            </li>
          ))}
        </ul>
      )}
      <input
        ref={input}
        type="file"
        multiple
        className="unseen"
        aria-label={words.files.title}
        tabIndex={-1}
        onChange={({ target }) => take(target.files)}
      />
      <span className="row">
        <Button
          small
          icon="upload"
          aria-invalid={wrong ? true : undefined}
          aria-describedby={wrong ? id : undefined}
          onClick={() => input.current?.click()}
        >
          {words.files.add}
        </Button>
        <span className="soft small">{words.files.drop}</span>
      </span>
      {wrong && (
        <p className="wrong-because" id={id}>
          <Icon name="alert" size={15} />
          {wrong}
        </p>
      )}
    </fieldset>
  );
}

const SIZE = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });

/** `48 kB`. */
export function sized(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${SIZE.format(bytes / 1000)} kB` : `${SIZE.format(bytes / 1_000_000)} MB`;
}
