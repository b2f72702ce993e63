import { call } from "~/api/call";
import type { Schemas } from "~/api/types";
import { Actions, Dialog } from "~/design/Dialog";
import { Choice, Field, Several, words } from "~/design/Field";
import { Form, useForm } from "~/design/form";
import { toast } from "~/design/toasts";
import { Failed } from "~/frame/Section";
import { chosen, filled } from "~/pages/entrance/rules";
import { t } from "~/texts/house";
import { after, LASTING } from "./ends";
import { useOwnRights } from "./rights";

type Key = Schemas["KeyShown"];
type Made = (made: Schemas["KeyMade"]) => Promise<void>;

/** A key for a program: what it is for, what it may do, and for how long. */
export function MakingKey({
  name: called = "",
  scopes: wanted = "",
  made,
  close,
}: {
  name?: string;
  scopes?: string;
  made: Made;
  close: () => void;
}) {
  const rights = useOwnRights();
  const form = useForm(
    { name: called, scopes: wanted, lasts: "90" },
    async ({ name, scopes, lasts }) => {
      const body = { name: name.trim(), scopes: words(scopes), expires: after(lasts) };
      await made(await call("post", "/api/workspace/keys", { body }));
    },
    { rules: { name: filled, scopes: chosen } },
  );
  return (
    <Dialog title={t.keys.make} lead={t.keys.makeLead} wide onClose={close}>
      <Form form={form}>
        <Field name="name" label={t.keys.name} hint={t.keys.nameHint} maxLength={60} autoComplete="off" autoFocus />
        <Failed of={rights} />
        <Several name="scopes" label={t.keys.scopes} options={rights.found ?? []} />
        <Choice name="lasts" label={t.keys.lasts}>
          {LASTING.map((each) => (
            <option key={each} value={each}>
              {t.keys.days(Number(each))}
            </option>
          ))}
        </Choice>
        <Actions close={close} deed={t.keys.makeDeed} busy={form.busy} />
      </Form>
    </Dialog>
  );
}

/** Another name, and less that it may do; what a key may not, it never may. */
export function EditingKey({ of: key, changed, close }: { of: Key; changed: () => Promise<void>; close: () => void }) {
  const rights = useOwnRights();
  const meaning = new Map((rights.found ?? []).map(({ value, label }) => [value, label]));
  const form = useForm(
    { name: key.name, scopes: key.scopes.join(" ") },
    async ({ name, scopes }) => {
      const path = { key_id: key.key_id };
      const headers = { "If-Match": `"${key.modseq}"` };
      const fewer = words(scopes).length < key.scopes.length && { scopes: words(scopes) };
      await call("patch", "/api/workspace/keys/{key_id}", { path, headers, body: { name: name.trim(), ...fewer } });
      close();
      toast(t.keys.saved);
      await changed();
    },
    { rules: { name: filled, scopes: chosen } },
  );
  return (
    <Dialog title={t.keys.editTitle} lead={t.keys.editLead} wide onClose={close}>
      <Form form={form}>
        <Field name="name" label={t.keys.name} maxLength={60} autoComplete="off" autoFocus />
        <Several
          name="scopes"
          label={t.keys.scopes}
          options={key.scopes.map((scope) => ({ value: scope, label: meaning.get(scope) ?? scope, about: scope }))}
        />
        <Actions close={close} busy={form.busy} />
      </Form>
    </Dialog>
  );
}
