import { lazy, Suspense, useState } from "react";
import { useLocation } from "wouter";
import { call } from "~/api/call";
import { Button, IconButton } from "~/design/Button";
import { Views } from "~/design/Views";
import { regret } from "~/frame/deeds";
import { words } from "~/texts/tasks";
import { ProjectForm } from "./ProjectForm";
import type { Project } from "./task";

/** Whom a project is shared with is said when it is wanted. */
const Sharing = lazy(() => import("./Sharing"));
const Starting = lazy(() => import("./Starting"));
const Filing = lazy(() => import("./Filing"));

/** How a project is looked at, whom it is shared with, and what it is called: for who may say so. */
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
  const [doing, does] = useState<"edit" | "share" | "copy" | "template" | "files" | null>(null);
  const starting = (doing === "copy" || doing === "template") && (
    <Suspense fallback={null}>
      <Starting
        of={project}
        template={doing === "template"}
        done={async ({ project_id }) => {
          await again();
          go(`/tasks/${project_id}`);
        }}
        close={() => does(null)}
      />
    </Suspense>
  );
  const begin = project.template && (
    <Button small look="primary" icon="plus" onClick={() => does("copy")}>
      {words.template.beginShort}
    </Button>
  );
  const filing = (
    <>
      <IconButton icon="upload" label={words.files.open} onClick={() => does("files")} />
      {doing === "files" && (
        <Suspense fallback={null}>
          <Filing project={project} changed={changed} close={() => does(null)} />
        </Suspense>
      )}
    </>
  );
  if (project.role !== "admin" && project.role !== "write") {
    return (
      <>
        {begin}
        {starting}
        {filing}
      </>
    );
  }

  const turn = (view: "list" | "board") => {
    const said = {
      path: { project_id: project.project_id },
      headers: { "If-Match": `"${project.modseq}"` },
      body: { view },
    };
    call("patch", "/api/agenda/projects/{project_id}", said).then(again).catch(regret);
  };

  return (
    <>
      {begin}
      {starting}
      <Views label={words.view} all={["list", "board"]} names={words} chosen={project.view} choose={turn} />
      {!project.inbox && project.role === "admin" && (
        <IconButton icon="people" label={words.sharing.title(project.name)} onClick={() => does("share")} />
      )}
      {filing}
      {!project.inbox && <IconButton icon="edit" label={words.edit} onClick={() => does("edit")} />}
      {doing === "share" && (
        <Suspense fallback={null}>
          <Sharing project={project} changed={again} close={() => does(null)} />
        </Suspense>
      )}
      {doing === "edit" && (
        <ProjectForm
          of={project}
          done={async ({ project_id }) => {
            await again();
            go(`/tasks/${project_id}`);
          }}
          removed={async () => {
            await again();
            go("/tasks");
          }}
          restored={again}
          copy={does}
          close={() => does(null)}
        />
      )}
    </>
  );
}
