import { useState } from "react";
import { call } from "~/api/call";
import { Button } from "~/design/Button";
import { Confirm } from "~/frame/Confirm";
import { leave } from "~/frame/me";
import { Section } from "~/frame/Section";
import { t } from "~/texts/house";

/** Deleting one's account, in every workspace. */
export function Leaving() {
  const [asking, ask] = useState(false);
  return (
    <Section
      title={t.leaving.title}
      about={t.leaving.about}
      deed={
        <Button small look="danger" onClick={() => ask(true)}>
          {t.leaving.deed}
        </Button>
      }
    >
      {asking && (
        <Confirm
          title={t.leaving.ask}
          lead={t.leaving.lead}
          deed={t.leaving.deed}
          act={async () => {
            const { at } = await call("delete", "/api/auth/me");
            leave(`?${new URLSearchParams({ leaving: at })}`);
          }}
          close={() => ask(false)}
        />
      )}
    </Section>
  );
}
