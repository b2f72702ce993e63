import { useState } from "react";
import { useParams } from "wouter";
import { open } from "~/api/call";
import type { Problem } from "~/api/problems";
import type { Schemas } from "~/api/types";
import { Button } from "~/design/Button";
import { useForm } from "~/design/form";
import { Notice } from "~/design/Notice";
import { Avatar } from "~/frame/Avatar";
import { here as reads } from "~/pages/entrance/locale";
import { address, filled } from "~/pages/entrance/rules";
import { words } from "~/texts/booking";
import { Saying } from "~/times/said";
import { span } from "~/times/span";
import { here, wall } from "~/times/zoned";
import { Around, Fact, ZoneSelect } from "./Around";
import { ALONG, type BookingPage, refused } from "./asked";
import { Booked } from "./Booked";
import { Details } from "./Details";
import { Opening } from "./Opening";
import { Picker } from "./Picker";

/** Anybody finds a time with somebody here: `/book/<slug>`. */
export default function Book() {
  const { slug = "" } = useParams<{ slug: string }>();
  return (
    <Opening
      key={slug}
      title={words.pages}
      broken={words.gone}
      ask={() => open("get", "/api/agenda/pages/{slug}", { path: { slug } })}
    >
      {({ found }) => <Offered page={found} />}
    </Opening>
  );
}

const SAYING = new Saying();

function Offered({ page }: { page: BookingPage }) {
  const [zone, live] = useState(here);
  const [duration, last] = useState(page.durations[0] ?? 30);
  const [begins, choose] = useState<string | null>(null);
  const [before, remember] = useState<string | null>(null);
  const [round, next] = useState(0);
  const [instead, offer] = useState<{ why: string; times: readonly string[] } | null>(null);
  const [booked, book] = useState<Schemas["Booked"] | null>(null);

  function pick(time: string) {
    offer(null);
    remember(time);
    choose(time);
  }

  const asked = new URLSearchParams(location.search);
  const form = useForm<Record<string, string>>(
    {
      name: asked.get("name") ?? "",
      email: asked.get("email") ?? "",
      ...Object.fromEntries([...ALONG, ...page.questions.map(({ key }) => `answer-${key}`)].map((each) => [each, ""])),
    },
    async (typed) => {
      if (begins === null) return;
      const { name = "", email = "" } = typed;
      const said = page.questions.map(({ key }) => [key, (typed[`answer-${key}`] ?? "").trim()] as const);
      const body = {
        begins,
        duration,
        guest: { name: name.trim(), email: email.trim(), zone, locale: reads().locale },
        guests: ALONG.map((each) => (typed[each] ?? "").trim()).filter(Boolean),
        answers: Object.fromEntries(said.filter(([, answer]) => answer !== "")),
      };
      book(await open("post", "/api/agenda/pages/{slug}/bookings", { path: { slug: page.slug }, body }));
    },
    {
      rules: {
        name: filled,
        email: address,
        ...Object.fromEntries(ALONG.map((each) => [each, (value: string) => (value.trim() ? address(value) : null)])),
        ...Object.fromEntries(
          page.questions.filter((each) => each.required).map(({ key }) => [`answer-${key}`, filled]),
        ),
      },
      names: {
        "guest.name": "name",
        "guest.email": "email",
        guests: ALONG[0] ?? "",
        ...Object.fromEntries(page.questions.map(({ key }) => [`answers.${key}`, `answer-${key}`])),
      },
      explain: (error) => {
        const why = refused(error);
        if (why === undefined) return undefined;
        offer({ why, times: (error as Problem & { told: { instead?: string[] } }).told.instead ?? [] });
        choose(null);
        next((count) => count + 1);
        return null;
      },
    },
  );

  if (booked) return <Booked booking={booked} ticket={booked.ticket} fresh zone={zone} saying={SAYING} />;
  const ends = begins && new Date(Date.parse(begins) + duration * 60_000).toISOString();
  const facts = (
    <>
      {page.description && <p className="soft said break">{page.description}</p>}
      <ul className="facts-list">
        {begins && ends && <Fact icon="calendar">{span(begins, ends, zone, SAYING)}</Fact>}
        <Fact icon="clock">
          {page.durations.length > 1 && !begins ? (
            <Durations all={page.durations} chosen={duration} choose={last} />
          ) : (
            words.minutes(duration)
          )}
        </Fact>
        <Fact icon={page.place === "phone" ? "phone" : page.place === "link" ? "device" : "pin"}>
          {words.place[page.place]}
        </Fact>
        {page.approval && <Fact icon="info">{words.approval}</Fact>}
        {page.confirm_email && <Fact icon="letter">{words.confirmation}</Fact>}
      </ul>
      <ZoneSelect zone={zone} choose={live} />
    </>
  );
  const host = (page.kind === "round-robin" && page.hosts.length > 1 ? words.one : words.hosts)(page.hosts);
  return (
    <Around
      wide
      title={page.title}
      kicker={
        <div className="hosts">
          {page.hosts.slice(0, 4).map((each) => (
            <Avatar key={each} name={each} size={34} />
          ))}
          <span className="soft break">{host}</span>
        </div>
      }
      facts={facts}
    >
      {begins ? (
        <Details page={page} form={form} back={() => choose(null)} />
      ) : (
        <>
          {instead && <Instead {...instead} zone={zone} choose={pick} />}
          <Picker
            key={`${zone} ${duration}`}
            slug={page.slug}
            zone={zone}
            duration={duration}
            horizon={page.horizon}
            saying={SAYING}
            near={before}
            round={round}
            choose={pick}
          />
        </>
      )}
    </Around>
  );
}

interface OfInstead {
  why: string;
  times: readonly string[];
  zone: string;
  choose: (time: string) => void;
}

/** Somebody was faster, or it is not offered any more; what is free near it. */
function Instead({ why, times, zone, choose }: OfInstead) {
  return (
    <Notice tone="bad">
      <p>
        <strong>{why}</strong> {times.length > 0 && words.near}
      </p>
      <div className="row">
        {times.map((each) => {
          const shown = wall(Date.parse(each), zone);
          return (
            <Button key={each} small onClick={() => choose(each)}>
              {`${SAYING.short(shown.slice(0, 10))}, ${SAYING.time(shown)}`}
            </Button>
          );
        })}
      </div>
    </Notice>
  );
}

interface OfDurations {
  all: readonly number[];
  chosen: number;
  choose: (minutes: number) => void;
}

function Durations({ all, chosen, choose }: OfDurations) {
  return (
    <fieldset className="durations">
      <legend className="unseen">{words.lasts}</legend>
      {all.map((each) => (
        <label key={each}>
          <input type="radio" name="duration" checked={each === chosen} onChange={() => choose(each)} />
          <span>{words.minutes(each)}</span>
        </label>
      ))}
    </fieldset>
  );
}
