import { call } from "~/api/call";
import { Actions, Dialog } from "~/design/Dialog";
import { Lines } from "~/design/Field";
import { Form, useForm } from "~/design/form";
import { toast } from "~/design/toasts";
import { words } from "~/texts/booking";

interface OfEnding {
  how: "decline" | "cancel";
  path: { slug: string; booking_id: string };
  again: () => Promise<void>;
  close: () => void;
}

/** A host does not agree to a booking, or cancels it: the guest reads why. */
export function Ending({ how, path, again, close }: OfEnding) {
  const form = useForm({ reason: "" }, async ({ reason }) => {
    const said = { path, body: { reason: reason.trim() } };
    if (how === "decline") await call("post", "/api/agenda/pages/{slug}/bookings/{booking_id}/decline", said);
    else await call("post", "/api/agenda/pages/{slug}/bookings/{booking_id}/cancel", said);
    close();
    toast(words.host.told);
    await again();
  });
  return (
    <Dialog title={words.host.ending[how]} lead={words.host.endingLead} onClose={close}>
      <Form form={form}>
        <Lines name="reason" label={words.cancel.reason} maxLength={1000} />
        <Actions close={close} deed={words.host[how]} busy={form.busy} danger />
      </Form>
    </Dialog>
  );
}
