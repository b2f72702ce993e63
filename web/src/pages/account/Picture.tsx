import { call } from "~/api/call";
import { putFile } from "~/api/fetching";
import type { Schemas } from "~/api/types";
import { toast } from "~/design/toasts";
import { useMe } from "~/frame/me";
import { Upload } from "~/frame/Upload";
import { t } from "~/texts/house";

type Type = Schemas["Announced"]["media_type"];

const TYPES: readonly Type[] = ["image/png", "image/jpeg", "image/webp", "image/gif"];

/** The picture of oneself: uploading one, and doing without. */
export function Picture() {
  const { me, again } = useMe();
  return (
    <Upload
      label={t.profile.picture}
      other={t.profile.otherPicture}
      none={t.profile.noPicture}
      types={TYPES}
      there={Boolean(me.picture)}
      put={async (file) => {
        const body = { media_type: file.type as Type, size: file.size };
        const { upload, link, headers } = await call("post", "/api/auth/me/avatar", { body });
        await putFile(link, file, headers);
        await call("put", "/api/auth/me/avatar", { body: { upload } });
        toast(t.profile.saved);
        await again();
      }}
      remove={async () => {
        await call("delete", "/api/auth/me/avatar");
        await again();
      }}
    />
  );
}
