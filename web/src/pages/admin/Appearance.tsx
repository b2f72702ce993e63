import { useRef } from "react";
import { call, upload } from "~/api/call";
import type { Schemas } from "~/api/types";
import { Button } from "~/design/Button";
import { Copied } from "~/frame/Copied";
import { useDeed } from "~/frame/deeds";
import { Section } from "~/frame/Section";
import { t } from "~/texts";

interface Shown {
  workspace: Schemas["Workspace"];
  may: boolean;
  changed: () => Promise<void>;
}

/** The logo of the workspace, and its own sign-in page. */
export function Appearance({ workspace, may, changed }: Shown) {
  const input = useRef<HTMLInputElement>(null);
  const logo = workspace.branding?.logo;
  const put = useDeed(async () => {
    const file = input.current?.files?.[0];
    if (!file) return;
    await upload("/api/workspace/logo", file);
    await changed();
  });
  const remove = useDeed(async () => {
    await call("delete", "/api/workspace/logo");
    await changed();
  });
  return (
    <Section title={t.settings.looks} about={t.settings.looksAbout}>
      <div className="body stack">
        <div className="row">
          {logo && (
            <img
              className="logo"
              src={`/api/auth/logos/${workspace.workspace}/${logo}`}
              alt={t.settings.logoOf(workspace.name)}
              width="56"
              height="56"
            />
          )}
          {may && (
            <>
              <input
                ref={input}
                type="file"
                className="unseen"
                accept="image/png,image/jpeg,image/webp"
                aria-label={t.settings.logo}
                tabIndex={-1}
                onChange={put.run}
              />
              <Button small busy={put.busy} onClick={() => input.current?.click()}>
                {logo ? t.settings.otherLogo : t.settings.logo}
              </Button>
              {logo && (
                <Button small look="bare" busy={remove.busy} onClick={remove.run}>
                  {t.settings.noLogo}
                </Button>
              )}
            </>
          )}
        </div>
        {may && <p className="hint">{t.settings.logoHint}</p>}
        <Copied label={t.settings.page} text={`${location.origin}/sign-in?workspace=${workspace.slug}`} />
      </div>
    </Section>
  );
}
