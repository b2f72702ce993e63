import { call } from "~/api/call";
import { Dialog } from "~/design/Dialog";
import { toast } from "~/design/toasts";
import { useMe } from "~/frame/me";
import { type Role, Shares } from "~/pages/sharing/Shares";
import { words } from "~/texts/tasks";
import type { Project } from "./task";

const ROLES = ["read", "write", "admin"] as const; // whoever only sees when somebody is busy sees nothing of a project

/** With whom a project is shared. */
export default function Sharing({
  project,
  changed,
  close,
}: {
  project: Project;
  changed: () => Promise<void>;
  close: () => void;
}) {
  const { me } = useMe();

  async function put(grantee: string, role: Role | null) {
    const path = { project_id: project.project_id, grantee };
    if (role === null) await call("delete", "/api/agenda/projects/{project_id}/shares/{grantee}", { path });
    else await call("put", "/api/agenda/projects/{project_id}/shares/{grantee}", { path, body: { role } });
    await changed();
    toast(words.project.saved);
  }

  return (
    <Dialog title={words.sharing.title(project.name)} lead={words.sharing.lead} wide onClose={close}>
      <div className="stack sharing">
        <Shares
          owner={project.owner}
          shares={project.shares ?? []}
          me={me.person}
          roles={words.sharing.roles}
          shown={ROLES}
          first="write"
          put={put}
        />
      </div>
    </Dialog>
  );
}
