import { call } from "~/api/call";
import { Actions, Dialog } from "~/design/Dialog";
import { Field } from "~/design/Field";
import { Form, useForm } from "~/design/form";
import { toast } from "~/design/toasts";
import { filled } from "~/pages/entrance/rules";
import { words } from "~/texts/agenda";
import { COLORS, Colors } from "./Colors";

/** A calendar is made; what else can be said of it is said afterwards. */
export function CalendarForm({ changed, close }: { changed: () => Promise<void>; close: () => void }) {
  const form = useForm(
    { name: "", color: COLORS[0] },
    async ({ name, color }) => {
      await call("post", "/api/agenda/calendars", { body: { name: name.trim(), color } });
      close();
      toast(words.calendar.made);
      await changed();
    },
    { rules: { name: filled } },
  );
  return (
    <Dialog title={words.calendar.create} onClose={close}>
      <Form form={form}>
        <Field name="name" label={words.calendar.name} maxLength={100} autoComplete="off" />
        <Colors />
        <Actions close={close} busy={form.busy} />
      </Form>
    </Dialog>
  );
}
