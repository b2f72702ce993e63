import { useState } from "react";
import { Link } from "wouter";
import { call } from "~/api/call";
import { Button, IconButton } from "~/design/Button";
import { toast } from "~/design/toasts";
import { useAsked } from "~/frame/asking";
import { useDeed } from "~/frame/deeds";
import { useMe } from "~/frame/me";
import { Badge } from "~/frame/Row";
import { Section, Shown } from "~/frame/Section";
import { Ending } from "~/pages/booking/Ending";
import { words } from "~/texts/offering";
import { Saying } from "~/times/said";
import { dayOf, here, wall } from "~/times/zoned";
import { type Booking, coming, type Coming as Known, type Page } from "./asked";
import { Moving } from "./Moving";

type Doing = { how: "decline" | "cancel" | "move"; of: Known };

/** What was booked and lies ahead, day by day; what waits for an answer says so. */
export function Coming({ pages }: { pages: readonly Page[] }) {
  const { me } = useMe();
  const [zone] = useState(here);
  const [saying] = useState(() => new Saying(me.locale));
  const [doing, does] = useState<Doing | null>(null);
  const [moved, move] = useState<ReadonlyMap<string, Pick<Booking, "begins" | "ends">>>(new Map());
  const asked = useAsked(() => coming(pages, Date.now()));
  const close = () => does(null);
  const path = (of: Known) => ({ slug: of.page.slug, booking_id: of.booking.booking_id });
  return (
    <Section title={words.coming.title}>
      <Shown of={asked}>
        {(found) => {
          const shown = found
            .map(({ booking, page }) => ({ page, booking: { ...booking, ...moved.get(booking.booking_id) } }))
            .toSorted((one, other) => (Date.parse(one.booking.begins) < Date.parse(other.booking.begins) ? -1 : 1));
          const days = [...new Set(shown.map(({ booking }) => dayOf(Date.parse(booking.begins), zone)))];
          if (days.length === 0) return <p className="body soft small">{words.coming.none}</p>;
          return days.map((day) => (
            <section key={day} className="booked-day" aria-label={saying.day(day)}>
              <h3>{saying.short(day)}</h3>
              <ul>
                {shown
                  .filter(({ booking }) => dayOf(Date.parse(booking.begins), zone) === day)
                  .map((each) => (
                    <One
                      key={each.booking.booking_id}
                      of={each}
                      zone={zone}
                      saying={saying}
                      again={asked.again}
                      does={(how) => does({ how, of: each })}
                    />
                  ))}
              </ul>
            </section>
          ));
        }}
      </Shown>
      {doing && doing.how !== "move" && (
        <Ending how={doing.how} path={path(doing.of)} again={asked.again} close={close} />
      )}
      {doing?.how === "move" && (
        <Moving
          of={doing.of}
          zone={zone}
          saying={saying}
          moved={(begins, ends) => move(new Map(moved).set(doing.of.booking.booking_id, { begins, ends }))}
          close={close}
        />
      )}
    </Section>
  );
}

function One({
  of: { booking, page },
  zone,
  saying,
  again,
  does,
}: {
  of: Known;
  zone: string;
  saying: Saying;
  again: () => Promise<void>;
  does: (how: Doing["how"]) => void;
}) {
  const { me } = useMe();
  const [open, unfold] = useState(false);
  const { guest, status = "confirmed", answers = {}, takers = [] } = booking;
  const time = (iso: string) => saying.time(wall(Date.parse(iso), zone));
  const agree = useDeed(async () => {
    const path = { slug: page.slug, booking_id: booking.booking_id };
    await call("post", "/api/agenda/pages/{slug}/bookings/{booking_id}/approve", { path });
    await again();
    toast(words.coming.agree);
  });
  const mine = takers.some(([person]) => person === me.person);
  const [taker] = takers;
  const day = dayOf(Date.parse(booking.begins), zone);
  return (
    <li className="booked-one">
      <span className="booked-time">
        {time(booking.begins)} – {time(booking.ends)}
      </span>
      <div className="booked-what">
        <span className="name-line">
          <strong className="break">{guest.name}</strong>
          {status === "pending" && <Badge tone="warn">{words.coming.waits}</Badge>}
          {(status === "wanted" || status === "held") && <Badge>{words.coming.wanted}</Badge>}
        </span>
        <span className="soft small break">{booking.title}</span>
        {open && (
          <div className="booked-more small">
            <a href={`mailto:${encodeURIComponent(guest.email)}`}>{guest.email}</a>
            {(booking.guests ?? []).map((each) => (
              <a key={each} href={`mailto:${encodeURIComponent(each)}`}>
                {each}
              </a>
            ))}
            <dl>
              {Object.entries(answers).map(([key, answer]) => (
                <div key={key}>
                  <dt className="soft">{page.questions.find((each) => each.key === key)?.label ?? key}</dt>
                  <dd className="break">{answer}</dd>
                </div>
              ))}
            </dl>
            {taker && mine && <Link href={`/agenda?view=day&day=${day}`}>{words.coming.calendar}</Link>}
          </div>
        )}
      </div>
      <div className="booked-deeds">
        {status === "pending" && (
          <>
            <Button small look="primary" busy={agree.busy} onClick={agree.run} aria-label={said("agree", guest.name)}>
              {words.coming.agree}
            </Button>
            <Button small look="bare" onClick={() => does("decline")} aria-label={said("decline", guest.name)}>
              {words.coming.decline}
            </Button>
          </>
        )}
        {mine && page.open && (status === "pending" || status === "confirmed") && (
          <Button small look="bare" onClick={() => does("move")} aria-label={said("move", guest.name)}>
            {words.coming.move}
          </Button>
        )}
        {(status === "confirmed" || status === "held") && (
          <Button small look="bare" onClick={() => does("cancel")} aria-label={said("cancel", guest.name)}>
            {words.coming.cancel}
          </Button>
        )}
        <IconButton
          icon="chevron"
          label={words.coming.moreOf(guest.name)}
          aria-expanded={open}
          onClick={() => unfold(!open)}
        />
      </div>
    </li>
  );
}

function said(deed: "agree" | "decline" | "move" | "cancel", guest: string): string {
  return `${words.coming[deed]}: ${guest}`;
}
