import { lazy, Suspense, useState } from "react";
import { useLocation } from "wouter";
import { call } from "~/api/call";
import { Button, IconButton } from "~/design/Button";
import { Views } from "~/design/Views";
import { regret } from "~/frame/deeds";
import { words } from "~/texts/tasks";
import { ProjectForm } from "./ProjectForm";
import { type Doing, ProjectMenu } from "./ProjectMenu";
import type { Project } from "./task";

/** Whom a project is shared with is said when it is wanted. */
const Sharing = lazy(() => import("./Sharing"));
const Starting = lazy(() => import("./Starting"));
const Filing = lazy(() => import("./Filing"));

/** How a project is looked at, whom it is shared with, and what else can be done with it: for who may. */
export function ProjectHead({
  project,
  again,
  changed,
}: {
  project: Project;
  again: () => Promise<void>;
  /** Its tasks are others. */
  changed: () => Promise<void>;
}) {
  const [, go] = useLocation();
  const [doing, does] = useState<Doing | null>(null);
  const close = () => does(null);
  const begun = async ({ project_id }: Project) => {
    await again();
    go(`/tasks/${project_id}`);
  };
  const turn = (view: "list" | "board") => {
    const said = {
      path: { project_id: project.project_id },
      headers: { "If-Match": `"${project.modseq}"` },
      body: { view },
    };
    call("patch", "/api/agenda/projects/{project_id}", said).then(again).catch(regret);
  };
  const admin = project.role === "admin";
  return (
    <>
      {project.template && (
        <Button small look="primary" icon="plus" onClick={() => does("copy")}>
          {words.template.beginShort}
        </Button>
      )}
      {project.role !== "read" && (
        <Views label={words.view} all={["list", "board"]} names={words} chosen={project.view} choose={turn} />
      )}
      {!project.inbox && admin && (
        <IconButton icon="people" label={words.sharing.title(project.name)} onClick={() => does("share")} />
      )}
      <ProjectMenu
        project={project}
        does={does}
        again={again}
        removed={async () => {
          await again();
          go("/tasks");
        }}
      />
      <Suspense fallback={null}>
        {doing === "share" && <Sharing project={project} changed={again} close={close} />}
        {doing === "files" && <Filing project={project} changed={changed} close={close} />}
        {(doing === "copy" || doing === "template") && (
          <Starting of={project} template={doing === "template"} done={begun} close={close} />
        )}
      </Suspense>
      {doing === "edit" && <ProjectForm of={project} done={begun} close={close} />}
    </>
  );
}
