import { Actions, Dialog } from "~/design/Dialog";
import { Choice } from "~/design/Field";
import { Form, useForm } from "~/design/form";
import { t } from "~/texts/house";

const OVERLAPS = ["0", "1", "24", "72", "168"];

/** Another secret for a program; the one before is good beside it for a while, so that nothing stands still. */
export function Rotating({
  title,
  overlap,
  act,
  close,
}: {
  title: string;
  /** Hours that are offered first. */
  overlap: string;
  act: (hours: number) => Promise<void>;
  close: () => void;
}) {
  const form = useForm({ overlap }, (typed) => act(Number(typed.overlap)));
  return (
    <Dialog title={title} lead={t.keys.rotateLead} onClose={close}>
      <Form form={form}>
        <Choice name="overlap" label={t.keys.overlap}>
          {OVERLAPS.map((hours) => (
            <option key={hours} value={hours}>
              {t.keys.hours(Number(hours))}
            </option>
          ))}
        </Choice>
        <Actions close={close} deed={t.keys.rotate} busy={form.busy} />
      </Form>
    </Dialog>
  );
}
