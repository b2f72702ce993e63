import type { ReactNode } from "react";
import { call } from "~/api/call";
import { Icon, type IconName } from "~/design/Icon";
import { toast } from "~/design/toasts";
import { regret } from "~/frame/deeds";
import { Menu } from "~/frame/Menu";
import { words } from "~/texts/tasks";
import type { Project } from "./task";

export type Doing = "edit" | "share" | "copy" | "template" | "files";

/** What else can be done with a project, as far as one may. */
export function ProjectMenu({
  project,
  does,
  again,
  removed,
}: {
  project: Project;
  does: (what: Doing) => void;
  again: () => Promise<void>;
  /** It is in the trash. */
  removed: () => Promise<void>;
}) {
  const path = { project_id: project.project_id };
  const admin = project.role === "admin" && !project.inbox;

  async function remove() {
    await call("delete", "/api/agenda/projects/{project_id}", { path });
    await removed();
    const back = () =>
      void call("post", "/api/agenda/projects/{project_id}/restore", { path }).then(again).catch(regret);
    toast(words.removed, "good", { label: words.undo, run: back });
  }

  const deeds: readonly (readonly [IconName, string, () => void] | null)[] = [
    admin ? ["edit", words.edit, () => does("edit")] : null,
    ["upload", words.files.open, () => does("files")],
    project.inbox ? null : ["copy", words.template.copy, () => does("copy")],
    project.inbox || project.template ? null : ["copy", words.template.make, () => does("template")],
    admin
      ? [
          "archive",
          project.archived ? words.archive.back : words.archive.put,
          () => void shelved(project, !project.archived, again).catch(regret),
        ]
      : null,
    admin ? ["trash", words.project.remove, () => void remove().catch(regret)] : null,
  ];
  return (
    <Menu label={words.more} face={<Icon name="more" />}>
      {(close): ReactNode =>
        deeds.map(
          (deed) =>
            deed && (
              <button
                key={deed[1]}
                type="button"
                onClick={() => {
                  close();
                  deed[2]();
                }}
              >
                <Icon name={deed[0]} size={17} />
                {deed[1]}
              </button>
            ),
        )
      }
    </Menu>
  );
}

/** Put a project into the archive, or take it out; for a moment that can be undone. */
export async function shelved({ project_id, name }: Project, archived: boolean, again: () => Promise<void>) {
  const put = async (to: boolean) => {
    await call("patch", "/api/agenda/projects/{project_id}", { path: { project_id }, body: { archived: to } });
    await again();
  };
  await put(archived);
  const back = () => void put(!archived).catch(regret);
  toast(words.archive[archived ? "done" : "restored"](name), "good", { label: words.undo, run: back });
}
