import { useState } from "react";
import { useLocation } from "wouter";
import { call } from "~/api/call";
import { Button } from "~/design/Button";
import { Actions, Dialog } from "~/design/Dialog";
import { Field } from "~/design/Field";
import { Form, useForm } from "~/design/form";
import { Notice } from "~/design/Notice";
import { useAsked } from "~/frame/asking";
import { useDeed } from "~/frame/deeds";
import { Page } from "~/frame/Frame";
import { leave } from "~/frame/me";
import { Section, Shown } from "~/frame/Section";
import { t } from "~/texts/house";

/** Everything of the workspace: taking it along, and erasing it. */
export default function Data() {
  const [, go] = useLocation();
  const [erasing, erase] = useState(false);
  const begin = useDeed(async () => {
    const { export_id } = await call("post", "/api/workspace/exports");
    go(`/workspace/exports/${export_id}`);
  });
  return (
    <Page title={t.data.title} lead={t.data.lead}>
      <Section
        title={t.data.along}
        about={t.data.alongAbout}
        deed={
          <Button small look="primary" icon="download" busy={begin.busy} onClick={begin.run}>
            {t.data.gather}
          </Button>
        }
      />
      <Section
        title={t.data.erase}
        about={t.data.eraseAbout}
        deed={
          <Button small look="danger" onClick={() => erase(true)}>
            {t.data.eraseDeed}
          </Button>
        }
      />
      {erasing && <Erasing close={() => erase(false)} />}
    </Page>
  );
}

/** Whoever erases a workspace types what it is called in addresses. */
function Erasing({ close }: { close: () => void }) {
  const workspace = useAsked(() => call("get", "/api/workspace"));
  return (
    <Dialog title={t.data.eraseTitle(workspace.found?.name ?? t.data.itself)} onClose={close}>
      <Notice tone="warn">{t.data.eraseLead}</Notice>
      <Shown of={workspace}>{({ slug }) => <Typing slug={slug} close={close} />}</Shown>
    </Dialog>
  );
}

function Typing({ slug: known, close }: { slug: string; close: () => void }) {
  const form = useForm(
    { slug: "" },
    async ({ slug }) => {
      const { erased_on } = await call("delete", "/api/workspace", { query: { slug: slug.trim() } });
      leave(`?${new URLSearchParams({ erasing: erased_on })}`);
    },
    { rules: { slug: (typed) => (typed.trim() === known ? null : t.data.wrongSlug) } },
  );
  return (
    <Form form={form}>
      <Field
        name="slug"
        label={t.data.slug(known)}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus
      />
      <Actions close={close} deed={t.data.eraseDeed} danger busy={form.busy} />
    </Form>
  );
}
