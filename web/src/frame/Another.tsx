import { call } from "~/api/call";
import type { Schemas } from "~/api/types";
import { Button } from "~/design/Button";
import { Actions, Dialog } from "~/design/Dialog";
import { Field } from "~/design/Field";
import { Form, useForm } from "~/design/form";
import { Notice } from "~/design/Notice";
import { useWays } from "~/pages/entrance/Providers";
import { filled, slug, slugged } from "~/pages/entrance/rules";
import { t } from "~/texts/house";

/** One more workspace, whose Admin one is. */
export function Another({ enter, close }: { enter: (home: Schemas["Home"]) => Promise<void>; close: () => void }) {
  const form = useForm(
    { name: "", slug: "" },
    async (typed) => {
      const body = { name: typed.name.trim(), slug: typed.slug.trim() || slugged(typed.name) };
      await enter(await call("post", "/api/auth/workspaces", { body }));
    },
    { rules: { name: filled, slug: (typed, { name }) => slug(typed.trim() || slugged(name)) } },
  );
  const ways = useWays();
  if (ways?.registration === "closed") {
    return (
      <Dialog title={t.frame.another} onClose={close}>
        <Notice>{t.register.noMore}</Notice>
        <div className="actions">
          <Button look="primary" onClick={close}>
            {t.close}
          </Button>
        </div>
      </Dialog>
    );
  }
  return (
    <Dialog title={t.frame.another} lead={t.frame.anotherLead} onClose={close}>
      <Form form={form}>
        <Field name="name" label={t.register.workspace} maxLength={80} autoComplete="organization" autoFocus />
        <Field
          name="slug"
          label={t.register.slug}
          hint={t.register.slugHint}
          placeholder={slugged(form.values.name)}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
        <Actions close={close} deed={t.register.submit} busy={form.busy} />
      </Form>
    </Dialog>
  );
}
