import { type ReactNode, useState } from "react";
import { call } from "~/api/call";
import { Problem } from "~/api/problems";
import { Button, IconButton } from "~/design/Button";
import { Icon, type IconName } from "~/design/Icon";
import { toast } from "~/design/toasts";
import { regret } from "~/frame/deeds";
import { Menu } from "~/frame/Menu";
import { words } from "~/texts/tasks";
import { within } from "./asked";
import { type Deed, labelled, labelsOf, ofPriority, onDay, operations, tooMany, undoing } from "./bulk";
import { Dates, Labels, Targets } from "./Choosing";
import type { Picking } from "./picking";
import { PRIORITIES, type Project, type Stored } from "./task";
import "./picked.css";

const LABELS = 8;

/** What can be done with all that is selected: at once, or not at all, and taken back by one press. */
export default function Picked({
  picking,
  tasks,
  projects,
  today,
  changed,
}: {
  picking: Picking;
  /** Those that are shown. */
  tasks: readonly Stored[];
  projects: readonly Project[];
  today: string;
  changed: () => Promise<void>;
}) {
  const [busy, work] = useState(false);
  const picked = tasks.filter(({ task_id }) => picking.ids.has(task_id));

  async function ask(asked: ReturnType<typeof operations>) {
    try {
      return (await call("post", "/api/agenda/tasks/bulk", { body: { operations: [...asked] } })).tasks;
    } catch (error) {
      if (!(error instanceof Problem) || error.status !== 412) throw error;
      toast(words.picking.meanwhile, "bad");
      return null;
    }
  }

  async function undo(
    deed: Deed,
    asked: ReturnType<typeof operations>,
    before: readonly Stored[],
    after: readonly Stored[],
  ) {
    const back = undoing(deed, asked, before, after);
    if (back.length > 0 && (await ask(back)) === null) return changed();
    if (deed.do === "move") await replanted(before, after);
    toast(words.picking.undone);
    await changed();
  }

  async function run(deed: Deed, said: (count: number) => string) {
    if (busy) return;
    work(true);
    try {
      const sources = deed.do === "update" ? [] : [...new Set(picked.map(({ project_id }) => project_id))];
      const all = (await Promise.all(sources.map(within))).flat(); // what is part of them need not be shown
      const known = [...picked, ...all.filter(({ task_id }) => !picking.ids.has(task_id))];
      const asked = operations(deed, picked, known);
      const most = tooMany(deed, asked, known);
      if (most !== null) toast(asked.length > most ? words.picking.many(most) : words.picking.tooMany(most), "bad");
      else if (asked.length === 0) toast(words.picking.nothing);
      else {
        const after = await ask(asked);
        if (after) {
          picking.end();
          const back = () => void undo(deed, asked, known, after).catch(regret);
          toast(said(deed.do === "update" ? asked.length : picked.length), "good", { label: words.undo, run: back });
        }
        await changed();
      }
    } catch (error) {
      regret(error);
    }
    work(false);
  }

  const off = picked.length === 0;
  const change = (patch: Extract<Deed, { do: "update" }>["patch"]) =>
    void run({ do: "update", patch }, words.picking.changed);
  return (
    <div className="picked-bar" role="toolbar" aria-label={words.picking.picked(picked.length)} aria-busy={busy}>
      <p role="status">{words.picking.picked(picked.length)}</p>
      <Button small look="bare" onClick={picking.all}>
        {words.picking.all}
      </Button>
      <Pressed
        icon="check"
        label={words.picking.complete}
        off={off}
        press={() => void run({ do: "complete" }, words.picking.completed)}
      />
      <Unfolding icon="calendar" label={words.picking.due} off={off}>
        {(close) => (
          <Dates
            today={today}
            choose={(day) => {
              close();
              change(onDay(day));
            }}
          />
        )}
      </Unfolding>
      <Unfolding icon="flag" label={words.picking.priority} off={off}>
        {(close) =>
          PRIORITIES.map((each, at) => (
            <button
              key={each}
              type="button"
              data-priority={at + 1}
              onClick={() => {
                close();
                change(ofPriority(each));
              }}
            >
              <Icon name="flag" size={16} />
              {words.form.priorities[at]}
            </button>
          ))
        }
      </Unfolding>
      <Unfolding icon="label" label={words.picking.label} off={off}>
        {(close) => (
          <Labels
            known={labelsOf(tasks).slice(0, LABELS)}
            choose={(label) => {
              close();
              change(labelled(label));
            }}
          />
        )}
      </Unfolding>
      <Unfolding icon="move" label={words.picking.move} off={off}>
        {(close) => (
          <Targets
            projects={projects}
            choose={(to, name) => {
              close();
              void run({ do: "move", to }, (count) => words.picking.moved(count, name));
            }}
          />
        )}
      </Unfolding>
      <Pressed
        icon="trash"
        label={words.picking.remove}
        off={off}
        press={() => void run({ do: "delete" }, words.picking.removed)}
      />
      <IconButton icon="close" label={words.picking.end} onClick={picking.end} />
    </div>
  );
}

/** What was part of something that stayed where it was becomes part of it again. */
async function replanted(before: readonly Stored[], after: readonly Stored[]): Promise<void> {
  for (const is of after) {
    const was = before.find(({ task_id }) => task_id === is.task_id);
    const parent = was?.path?.at(-1);
    if (!was || !parent || is.path?.length) continue;
    const path = { project_id: is.project_id, task_id: is.task_id };
    const body = { project_id: was.project_id, parent_id: parent };
    await call("post", "/api/agenda/projects/{project_id}/tasks/{task_id}/move", { path, body });
  }
}

function Pressed({ icon, label, off, press }: { icon: IconName; label: string; off: boolean; press: () => void }) {
  return (
    <button type="button" className="picked-deed" aria-disabled={off || undefined} onClick={() => off || press()}>
      <Icon name={icon} />
      <span>{label}</span>
    </button>
  );
}

function Unfolding({
  icon,
  label,
  off,
  children,
}: {
  icon: IconName;
  label: string;
  off: boolean;
  children: (close: () => void) => ReactNode;
}) {
  if (off) return <Pressed icon={icon} label={label} off press={() => undefined} />;
  const face = (
    <span className="picked-deed">
      <Icon name={icon} />
      <span>{label}</span>
    </span>
  );
  return (
    <Menu label={label} face={face}>
      {children}
    </Menu>
  );
}
