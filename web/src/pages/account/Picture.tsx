import { useRef } from "react";
import { call } from "~/api/call";
import { putFile } from "~/api/fetching";
import type { Schemas } from "~/api/types";
import { Button } from "~/design/Button";
import { toast } from "~/design/toasts";
import { useDeed } from "~/frame/deeds";
import { useMe } from "~/frame/me";
import { t } from "~/texts";

type Type = Schemas["Announced"]["media_type"];

const TYPES: readonly Type[] = ["image/png", "image/jpeg", "image/webp", "image/gif"];

/** The picture of oneself: uploading one, and doing without. */
export function Picture() {
  const { me, again } = useMe();
  const input = useRef<HTMLInputElement>(null);
  const put = useDeed(async () => {
    const file = input.current?.files?.[0];
    if (!file) return;
    const body = { media_type: file.type as Type, size: file.size };
    const { upload, link, headers } = await call("post", "/api/auth/me/avatar", { body });
    await putFile(link, file, headers);
    await call("put", "/api/auth/me/avatar", { body: { upload } });
    toast(t.profile.saved);
    await again();
  });
  const remove = useDeed(async () => {
    await call("delete", "/api/auth/me/avatar");
    await again();
  });
  return (
    <span className="row">
      <input
        ref={input}
        type="file"
        className="unseen"
        accept={TYPES.join(",")}
        aria-label={t.profile.picture}
        tabIndex={-1}
        onChange={put.run}
      />
      <Button small busy={put.busy} onClick={() => input.current?.click()}>
        {me.picture ? t.profile.otherPicture : t.profile.picture}
      </Button>
      {me.picture && (
        <Button small look="bare" busy={remove.busy} onClick={remove.run}>
          {t.profile.noPicture}
        </Button>
      )}
    </span>
  );
}
