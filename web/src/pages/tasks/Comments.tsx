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
import { t } from "~/texts";
import { words } from "~/texts/tasks";

type Comment = Schemas["Comment"];
interface Path {
  project_id: string;
  task_id: string;
}

const LONGEST = 15_000;

/** What people said about a task, and a place to say more; it is said at once, whatever becomes of the form. */
export function Comments({ path, names, may }: { path: Path; names: ReadonlyMap<string, string>; may: boolean }) {
  const id = useId();
  const asked = useAsked(() =>
    all((query) => call("get", "/api/agenda/projects/{project_id}/tasks/{task_id}/comments", { path, query })),
  );
  return (
    <section className="comments" aria-labelledby={id}>
      <h3 id={id}>{words.comments.title}</h3>
      <Shown of={asked}>
        {(found) => (
          <ul>
            {found.map((each) => (
              <Said key={each.comment_id} comment={each} path={path} names={names} again={asked.again} />
            ))}
          </ul>
        )}
      </Shown>
      {may && (
        <Write
          label={words.comments.write}
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
  comment: { comment_id, text, by, at, edited, modseq },
  path,
  names,
  again,
}: {
  comment: Comment;
  path: Path;
  names: ReadonlyMap<string, string>;
  again: () => Promise<void>;
}) {
  const { me } = useMe();
  const [changing, change] = useState(false);
  const name = by === me.person ? me.name : (names.get(by) ?? words.somebody);
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
            cancel={() => change(false)}
            done={async (now) => {
              const path = "/api/agenda/projects/{project_id}/tasks/{task_id}/comments/{comment_id}";
              await call("put", path, { ...here, body: { text: now } });
              await again();
              change(false);
            }}
          />
        ) : (
          <p className="break comment-text">{text}</p>
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
  cancel,
  done,
}: {
  label: string;
  deed: string;
  text?: string;
  cancel?: () => void;
  done: (text: string) => Promise<void>;
}) {
  const id = useId();
  const [typed, type] = useState(text);
  const send = useDeed(async () => {
    const said = typed.trim();
    if (said === "") return;
    await done(said);
    type("");
  });
  return (
    <div className="comment-new">
      <label htmlFor={id} className="unseen">
        {label}
      </label>
      <div className="box">
        <textarea
          id={id}
          rows={2}
          maxLength={LONGEST}
          placeholder={label}
          value={typed}
          onChange={({ target }) => type(target.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
              event.preventDefault();
              send.run();
            }
          }}
        />
      </div>
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
        </div>
      )}
    </div>
  );
}
