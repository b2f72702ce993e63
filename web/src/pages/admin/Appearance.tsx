import { call, upload } from "~/api/call";
import type { Schemas } from "~/api/types";
import { Copied } from "~/frame/Copied";
import { Section } from "~/frame/Section";
import { Upload } from "~/frame/Upload";
import { t } from "~/texts/house";

interface Shown {
  workspace: Schemas["Workspace"];
  may: boolean;
  changed: () => Promise<void>;
}

/** The logo of the workspace, and its own sign-in page. */
export function Appearance({ workspace, may, changed }: Shown) {
  const logo = workspace.branding?.logo;
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
            <Upload
              label={t.settings.logo}
              other={t.settings.otherLogo}
              none={t.settings.noLogo}
              types={["image/png", "image/jpeg", "image/webp"]}
              there={Boolean(logo)}
              put={async (file) => {
                await upload("/api/workspace/logo", file);
                await changed();
              }}
              remove={async () => {
                await call("delete", "/api/workspace/logo");
                await changed();
              }}
            />
          )}
        </div>
        {may && <p className="hint">{t.settings.logoHint}</p>}
        <Copied label={t.settings.page} text={`${location.origin}/sign-in?workspace=${workspace.slug}`} />
      </div>
    </Section>
  );
}
