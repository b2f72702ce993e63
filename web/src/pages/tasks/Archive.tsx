import { type CSSProperties, useState } from "react";
import { Link } from "wouter";
import { Dialog } from "~/design/Dialog";
import { useAsked } from "~/frame/asking";
import { regret } from "~/frame/deeds";
import { Deed, List, Row } from "~/frame/Row";
import { Shown } from "~/frame/Section";
import { words } from "~/texts/tasks";
import { archived } from "./asked";
import { shelved } from "./ProjectMenu";
import type { Project } from "./task";
import "~/pages/agenda/calendars/calendars.css";

/** The projects that are over: each can be looked at, and taken out again. */
export default function Archive({ again, close }: { again: () => Promise<void>; close: () => void }) {
  const [busy, work] = useState<string | null>(null);
  const asked = useAsked(archived);

  async function take(project: Project) {
    work(project.project_id);
    try {
      await shelved(project, false, async () => void (await Promise.all([asked.again(), again()])));
    } catch (error) {
      regret(error);
    }
    work(null);
  }

  return (
    <Dialog title={words.archive.title} lead={words.archive.lead} wide onClose={close}>
      <Shown of={asked}>
        {(found) => (
          <div className="inset">
            <List items={found} none={words.archive.none}>
              {(each) => (
                <Row
                  key={each.project_id}
                  sign={
                    <span className="sign">
                      <span className="bead" style={{ "--of": each.color } as CSSProperties} aria-hidden="true" />
                    </span>
                  }
                  title={
                    <Link href={`/tasks/${each.project_id}`} onClick={close}>
                      {each.name}
                    </Link>
                  }
                  about={each.template ? words.template.title : undefined}
                >
                  {each.role === "admin" && (
                    <Deed
                      label={words.archive.back}
                      of={each.name}
                      busy={busy === each.project_id}
                      onClick={() => void take(each)}
                    />
                  )}
                </Row>
              )}
            </List>
          </div>
        )}
      </Shown>
    </Dialog>
  );
}
