import { read } from "./pieces";

/** What somebody wrote about an event: without the tags of others' programs, and its links lead there. */
export function Notes({ text }: { text: string }) {
  return (
    <span className="notes">
      {read(text).map((each, at) =>
        each.href ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text are as they stand in it
          <a key={at} href={each.href} target="_blank" rel="noreferrer">
            {each.text}
          </a>
        ) : (
          each.text
        ),
      )}
    </span>
  );
}
