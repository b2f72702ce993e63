import type { Schemas } from "~/api/types";
import { words } from "~/texts/calendars";
import type { Job } from "./jobs";
import "~/frame/versions/versions.css";

/** What became of a file, or would: how many events, and what is wrong with it, line by line. */
export function Report({ job }: { job: Job }) {
  const { created = 0, updated = 0, unchanged = 0, left_out = 0, seen = 0 } = job.counts ?? {};
  const sums = [
    words.files.created(created),
    updated > 0 && words.files.updated(updated),
    unchanged > 0 && words.files.unchanged(unchanged),
    left_out > 0 && words.files.leftOut(left_out),
  ];
  return (
    <>
      {(seen > 0 || left_out > 0) && (
        <div className="found-there">
          <strong>{sums.filter(Boolean).join(", ")}</strong>
          <span className="soft small break">{job.name}</span>
          {job.status === "checked" && (
            <span className="soft small">{created + updated > 0 ? words.files.preview : words.files.nothing}</span>
          )}
        </div>
      )}
      <Lines title={words.files.problems} lines={job.problems ?? []} />
      <Lines title={words.files.notes} lines={job.notes ?? []} />
    </>
  );
}

/** What is wrong with a file, or was taken otherwise, and on which line. */
export function Lines({ title, lines }: { title: string; lines: readonly Schemas["FilesTold"][] }) {
  if (lines.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keys
    <section className="lines" aria-label={title} tabIndex={0}>
      <table className="versions">
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{words.files.line}</th>
            <th scope="col">{words.files.where}</th>
            <th scope="col">{words.files.what}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ line, where, what }) => (
            <tr key={`${line} ${where} ${what}`}>
              <td>{line || ""}</td>
              <td>
                <code>{where}</code>
              </td>
              <td className="break">{what}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
