import { useId, useState } from "react";
import { call } from "~/api/call";
import type { Schemas } from "~/api/types";
import { Button } from "~/design/Button";
import { toast } from "~/design/toasts";
import { Avatar } from "~/frame/Avatar";
import { useAsked } from "~/frame/asking";
import { regret, useDeed } from "~/frame/deeds";
import { useMe } from "~/frame/me";
import { all } from "~/frame/pages";
import { Shown } from "~/frame/Section";
import { ago } from "~/frame/times";
import type { Candidates } from "~/pages/admin/candidates";
import { useNames } from "~/pages/admin/names";
import { t } from "~/texts";
import { words } from "~/texts/tasks";
import { type Named, pieces } from "./mentions";
import { Writing } from "./Writing";

type Comment = Schemas["Comment"];
interface Path {
  project_id: string;
  task_id: string;
}

/** What people said about a task, and a place to say more; it is said at once, whatever becomes of the form. */
export function Comments({
  path,
  seeing,
  may,
}: {
  path: Path;
  /** Those who see the project, as they may be named. */
  seeing: Candidates;
  may: boolean;
}) {
  const id = useId();
  const asked = useAsked(() =>
    all((query) => call("get", "/api/agenda/projects/{project_id}/tasks/{task_id}/comments", { path, query })),
  );
  const names = useNames((asked.found ?? []).flatMap(({ by, mentions = [] }) => [by, ...mentions]));
  return (
    <section className="comments" aria-labelledby={id}>
      <h3 id={id}>{words.comments.title}</h3>
      <Shown of={asked}>
        {(found) => (
          <ul>
            {found.map((each) => (
              <Said
                key={each.comment_id}
                comment={each}
                path={path}
                names={names}
                seeing={seeing}
                again={asked.again}
              />
            ))}
          </ul>
        )}
      </Shown>
      {may && (
        <Write
          label={words.comments.write}
          seeing={seeing}
          deed={words.comments.send}
          done={async (text) => {
            await call("post", "/api/agenda/projects/{project_id}/tasks/{task_id}/comments", { path, body: { text } });
            await asked.again();
          }}
        />
      )}
    </section>
  );
}

function Said({
  comment: { comment_id, text, by, at, edited, modseq, mentions = [] },
  path,
  names,
  seeing,
  again,
}: {
  comment: Comment;
  path: Path;
  names: ReadonlyMap<string, string>;
  seeing: Candidates;
  again: () => Promise<void>;
}) {
  const { me } = useMe();
  const [changing, change] = useState(false);
  const name = by === me.person ? me.name : (names.get(by) ?? words.somebody);
  const known = new Set(seeing.people.map(({ person }) => person));
  const others = mentions.flatMap((person): Named[] => {
    const called = known.has(person) ? undefined : names.get(person); // there are more than were asked for
    return called === undefined ? [] : [{ person, name: called, email: "" }];
  });
  const here = { path: { ...path, comment_id }, headers: { "If-Match": `"${modseq ?? 0}"` } };
  const remove = useDeed(async () => {
    await call("delete", "/api/agenda/projects/{project_id}/tasks/{task_id}/comments/{comment_id}", here);
    await again();
    const back = async () => {
      try {
        await call("post", "/api/agenda/projects/{project_id}/tasks/{task_id}/comments", { path, body: { text } });
      } catch (error) {
        regret(error);
      }
      await again();
    };
    toast(words.comments.removed, "good", { label: words.undo, run: () => void back() });
  });
  return (
    <li className="comment">
      <Avatar name={name} size={28} />
      <div>
        <p className="comment-head">
          <strong className="break">{name}</strong>
          <span className="soft small">
            {ago(at)}
            {edited && ` · ${words.comments.edited}`}
          </span>
        </p>
        {changing ? (
          <Write
            label={words.comments.change}
            deed={t.save}
            text={text}
            seeing={seeing}
            cancel={() => change(false)}
            done={async (now) => {
              const path = "/api/agenda/projects/{project_id}/tasks/{task_id}/comments/{comment_id}";
              await call("put", path, { ...here, body: { text: now } });
              await again();
              change(false);
            }}
          />
        ) : (
          <p className="break comment-text">
            {pieces(text, mentions, [...seeing.people, ...others]).map(({ text: piece, person }, at) =>
              person === null ? (
                piece
              ) : (
                // biome-ignore lint/suspicious/noArrayIndexKey: pieces have nothing but their place
                <strong key={at} className={person === me.person ? "named me" : "named"}>
                  {piece}
                </strong>
              ),
            )}
          </p>
        )}
        {by === me.person && !changing && (
          <p className="comment-deeds">
            <button type="button" className="link small" onClick={() => change(true)}>
              {words.comments.change}
            </button>
            <button type="button" className="link small" onClick={remove.run}>
              {words.form.remove}
            </button>
          </p>
        )}
      </div>
    </li>
  );
}

/** Some lines; Control and Enter send them. */
function Write({
  label,
  deed,
  text = "",
  seeing,
  cancel,
  done,
}: {
  label: string;
  deed: string;
  text?: string;
  seeing: Candidates;
  cancel?: () => void;
  done: (text: string) => Promise<void>;
}) {
  const [typed, type] = useState(text);
  const send = useDeed(async () => {
    const said = typed.trim();
    if (said === "") return;
    await done(said);
    type("");
  });
  return (
    <div className="comment-new">
      <Writing label={label} text={typed} of={seeing} change={type} send={send.run} />
      {(typed.trim() !== "" || cancel) && (
        <div className="row">
          <Button small look="primary" busy={send.busy} onClick={send.run}>
            {deed}
          </Button>
          {cancel && (
            <Button small look="bare" onClick={cancel}>
              {t.cancel}
            </Button>
          )}
          <span className="soft small">{words.comments.hint}</span>
        </div>
      )}
    </div>
  );
}
