import { useId } from "react";
import { Button, IconButton } from "~/design/Button";
import { Chosen } from "~/design/Chosen";
import { words } from "~/texts/offering";
import type { Question } from "./draft";
import { Because, usePart } from "./part";

const KINDS = ["text", "long", "choice", "phone"] as const;
const MOST = 20;

/** What guests are asked besides who they are, in its order. */
export function Questions() {
  const id = useId();
  const { value: all, put, wrong } = usePart<readonly Question[]>("questions");
  const change = (at: number, now: Partial<Question>) =>
    put(all.map((each, number) => (number === at ? { ...each, ...now } : each)));
  const lead = (at: number) => put(all.toSpliced(at - 1, 2, ...[all[at], all[at - 1]].filter((each) => each != null)));
  return (
    <div className="questions">
      {all.length > 0 && (
        <ol>
          {all.map((each, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: what is new has no key yet, and its place is who it is
            <li key={at} className="question">
              <One
                question={each}
                wrong={wrong !== undefined && at === bad(all)}
                change={(now) => change(at, now)}
                remove={() => put(all.toSpliced(at, 1))}
                earlier={at > 0 ? () => lead(at) : null}
              />
            </li>
          ))}
        </ol>
      )}
      <Because id={id} wrong={wrong} />
      {all.length < MOST && (
        <div>
          <Button
            small
            icon="plus"
            onClick={() => put([...all, { key: "", label: "", kind: "text", required: false, choices: [] }])}
          >
            {words.fields.addQuestion}
          </Button>
        </div>
      )}
    </div>
  );
}

/** The first question that lacks something. */
function bad(all: readonly Question[]): number {
  const lacks = ({ label, kind, choices = [] }: Question) =>
    label.trim() === "" || (kind === "choice" && !choices.some((each) => each.trim()));
  return Math.max(all.findIndex(lacks), 0);
}

function One({
  question: { label, kind = "text", required = false, choices = [] },
  wrong,
  change,
  remove,
  earlier,
}: {
  question: Question;
  wrong: boolean;
  change: (now: Partial<Question>) => void;
  remove: () => void;
  earlier: (() => void) | null;
}) {
  const id = useId();
  return (
    <>
      <div className="question-line">
        <div className={wrong ? "box wrong" : "box"}>
          <input
            aria-label={words.fields.question}
            aria-invalid={wrong || undefined}
            value={label}
            maxLength={200}
            autoFocus={label === ""}
            placeholder={words.fields.question}
            onChange={({ target }) => change({ label: target.value })}
          />
        </div>
        {earlier && (
          <span className="question-up">
            <IconButton icon="chevron" label={words.fields.earlier(label)} onClick={earlier} />
          </span>
        )}
        <IconButton icon="trash" label={words.fields.removeQuestion(label)} onClick={remove} />
      </div>
      <div className="question-line">
        <Chosen
          aria-label={words.fields.kindOf}
          value={kind}
          onChange={({ target }) => change({ kind: target.value as (typeof KINDS)[number] })}
        >
          {KINDS.map((each) => (
            <option key={each} value={each}>
              {words.fields.answers[each]}
            </option>
          ))}
        </Chosen>
        <label className="question-needed small">
          <input type="checkbox" checked={required} onChange={({ target }) => change({ required: target.checked })} />
          {words.fields.required}
        </label>
      </div>
      {kind === "choice" && (
        <div className="field">
          <label htmlFor={id}>{words.fields.choices}</label>
          <div className="box">
            <textarea
              id={id}
              rows={3}
              value={choices.join("\n")}
              onChange={({ target }) => change({ choices: target.value.split("\n").slice(0, 50) })}
            />
          </div>
        </div>
      )}
    </>
  );
}
