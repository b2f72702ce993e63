import { useEffect, useState } from "react";
import { open } from "~/api/call";
import { Button } from "~/design/Button";
import { Actions, Dialog } from "~/design/Dialog";
import { Lines } from "~/design/Field";
import { Form, useForm } from "~/design/form";
import { Notice } from "~/design/Notice";
import { toast } from "~/design/toasts";
import { useDeed } from "~/frame/deeds";
import { asked } from "~/pages/authorize/ticket";
import { words } from "~/texts/booking";
import { Saying } from "~/times/said";
import { span } from "~/times/span";
import { Around, ZoneSelect } from "./Around";
import { type BookingPage, refused } from "./asked";
import { Booked, type Told } from "./Booked";
import { Opening } from "./Opening";
import { Picker } from "./Picker";

const SAYING = new Saying();

/** What somebody has booked, by the link of their letter: `/booking#<ticket>`. */
export default function Booking() {
  const [ticket] = useState(() => asked("stoa-booking"));
  return (
    <Opening
      title={words.pages}
      broken={words.broken}
      ask={ticket === "" ? null : () => open("post", "/api/agenda/bookings/show", { body: { ticket } })}
    >
      {({ found, show }) => <Standing ticket={ticket} booking={found} show={show} />}
    </Opening>
  );
}

/** What can be done about it, as long as something can. */
function Standing({ ticket, booking, show }: { ticket: string; booking: Told; show: (now: Told) => void }) {
  const [doing, does] = useState<"move" | "cancel" | null>(null);
  const close = () => does(null);
  if (doing === "move" && booking.page) {
    return <Moving ticket={ticket} booking={booking} slug={booking.page} moved={show} close={close} />;
  }
  if (booking.status === "held") return <Confirming ticket={ticket} booking={booking} show={show} />;
  const stands =
    (booking.status === "confirmed" || booking.status === "pending") && Date.parse(booking.ends) > Date.now();
  return (
    <Booked booking={booking} zone={booking.guest.zone} saying={SAYING}>
      {stands && !booking.changeable && <p className="soft small">{words.fixed}</p>}
      <div className="row">
        {stands && booking.changeable && booking.page && (
          <Button look="primary" onClick={() => does("move")}>
            {words.move.deed}
          </Button>
        )}
        {stands && booking.changeable && (
          <Button look="danger" onClick={() => does("cancel")}>
            {words.cancel.deed}
          </Button>
        )}
        {!stands && booking.page && (
          <a className="button quiet" href={`/book/${booking.page}`}>
            {words.again}
          </a>
        )}
      </div>
      {doing === "cancel" && <Cancelling ticket={ticket} booking={booking} cancelled={show} close={close} />}
    </Booked>
  );
}

/** What a letter asked for: a button says so, since programs open the links of letters, too. */
function Confirming({ ticket, booking, show }: { ticket: string; booking: Told; show: (now: Told) => void }) {
  const confirm = useDeed(async () => {
    const now = await open("post", "/api/agenda/bookings/confirm", { body: { ticket } });
    show(now);
    toast(now.status === "pending" ? words.confirm.asked : words.confirm.done);
  });
  const discard = useDeed(async () => {
    show(await open("post", "/api/agenda/bookings/cancel", { body: { ticket, reason: "" } }));
    toast(words.confirm.thrown);
  });
  return (
    <Booked booking={booking} zone={booking.guest.zone} saying={SAYING}>
      <div className="row">
        <Button look="primary" busy={confirm.busy} onClick={confirm.run}>
          {words.confirm.deed}
        </Button>
        <Button look="bare" busy={discard.busy} onClick={discard.run}>
          {words.confirm.not}
        </Button>
      </div>
    </Booked>
  );
}

function Cancelling({
  ticket,
  booking,
  cancelled,
  close,
}: {
  ticket: string;
  booking: Told;
  cancelled: (now: Told) => void;
  close: () => void;
}) {
  const form = useForm({ reason: "" }, async ({ reason }) => {
    const now = await open("post", "/api/agenda/bookings/cancel", { body: { ticket, reason: reason.trim() } });
    close();
    cancelled(now);
    toast(words.cancel.done);
  });
  return (
    <Dialog title={words.cancel.title} lead={words.cancel.lead(words.hosts(booking.hosts))} onClose={close}>
      <Form form={form}>
        <Lines name="reason" label={words.cancel.reason} maxLength={1000} />
        <Actions close={close} deed={words.cancel.submit} busy={form.busy} danger />
      </Form>
    </Dialog>
  );
}

function Moving({
  ticket,
  booking,
  slug,
  moved,
  close,
}: {
  ticket: string;
  booking: Told;
  slug: string;
  moved: (now: Told) => void;
  close: () => void;
}) {
  const [zone, live] = useState(booking.guest.zone);
  const [page, show] = useState<BookingPage | null>(null);
  const [begins, choose] = useState<string | null>(null);
  const [round, next] = useState(0);
  const lasts = Date.parse(booking.ends) - Date.parse(booking.begins);
  const form = useForm(
    {},
    async () => {
      if (begins === null) return;
      const now = await open("post", "/api/agenda/bookings/move", { body: { ticket, begins } });
      close();
      moved(now);
      toast(words.move.done);
    },
    {
      explain: (error) => {
        const why = refused(error);
        if (why === undefined) return undefined;
        choose(null);
        next((count) => count + 1);
        return why;
      },
    },
  );
  useEffect(() => {
    open("get", "/api/agenda/pages/{slug}", { path: { slug } }).then(show).catch(close); // whoever has closed the page takes no other times
  }, [slug, close]);
  const now = span(booking.begins, booking.ends, zone, SAYING);
  const ends = begins && new Date(Date.parse(begins) + lasts).toISOString();
  return (
    <Around
      wide
      title={words.move.title}
      facts={
        <>
          <p className="soft">{words.move.from(now)}</p>
          <ZoneSelect zone={zone} choose={live} />
          <div>
            <Button small look="bare" icon="back" onClick={close}>
              {words.move.back}
            </Button>
          </div>
        </>
      }
    >
      {begins && ends ? (
        <Form form={form}>
          <p>
            <strong>{span(begins, ends, zone, SAYING)}</strong>
          </p>
          <div className="row">
            <Button look="primary" type="submit" busy={form.busy} autoFocus>
              {words.move.submit}
            </Button>
            <Button look="bare" onClick={() => choose(null)}>
              {words.change}
            </Button>
          </div>
        </Form>
      ) : (
        <>
          {form.refused && <Notice tone="bad">{form.refused}</Notice>}
          {page && (
            <Picker
              key={zone}
              slug={slug}
              zone={zone}
              duration={Math.round(lasts / 60_000)}
              horizon={page.horizon}
              saying={SAYING}
              near={booking.begins}
              round={round}
              choose={choose}
            />
          )}
        </>
      )}
    </Around>
  );
}
