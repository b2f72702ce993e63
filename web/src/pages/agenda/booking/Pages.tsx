import { useState } from "react";
import { Link } from "wouter";
import { call } from "~/api/call";
import { IconButton } from "~/design/Button";
import { copy } from "~/design/copying";
import { Icon } from "~/design/Icon";
import { toast } from "~/design/toasts";
import { useAsked } from "~/frame/asking";
import { Confirm } from "~/frame/Confirm";
import { regret } from "~/frame/deeds";
import { Page as Around } from "~/frame/Frame";
import { useMe } from "~/frame/me";
import { Badge } from "~/frame/Row";
import { Section, Shown } from "~/frame/Section";
import { words as booking } from "~/texts/booking";
import { words } from "~/texts/offering";
import { ahead, isOwn, mayChange, type Page, pages, useHostNames } from "./asked";
import { Coming } from "./Coming";
import { draftOf } from "./draft";
import "./pages.css";

/** What one offers to be booked, and what was booked: `/agenda/booking`. */
export default function Pages() {
  const { me } = useMe();
  const asked = useAsked(pages);
  return (
    <Around title={words.title} lead={words.lead}>
      <Shown of={asked}>
        {(found) => {
          const own = found.filter((each) => isOwn(each, me));
          const others = me.scopes.includes("agenda:manage") ? found.filter((each) => !own.includes(each)) : [];
          return (
            <>
              <Section title={words.own} deed={me.scopes.includes("agenda:write") && <Create />}>
                <Offers pages={own} again={asked.again} none />
              </Section>
              {own.length > 0 && <Coming key={own.map(({ page_id }) => page_id).join()} pages={own} />}
              {others.length > 0 && (
                <Section title={words.others}>
                  <Offers pages={others} again={asked.again} />
                </Section>
              )}
            </>
          );
        }}
      </Shown>
    </Around>
  );
}

function Create() {
  return (
    <Link href="/agenda/new-booking-page" className="button primary small">
      <Icon name="plus" />
      <span>{words.create}</span>
    </Link>
  );
}

interface OfPages {
  pages: readonly Page[];
  again: () => Promise<void>;
  none?: boolean;
}

function Offers({ pages, again, none = false }: OfPages) {
  if (pages.length === 0 && none) {
    return (
      <div className="nothing">
        <p>
          <strong>{words.none}</strong>
        </p>
        <p className="soft">{words.noneLead}</p>
      </div>
    );
  }
  return (
    <ul className="offers">
      {pages.map((each) => (
        <Offered key={each.page_id} page={each} again={again} />
      ))}
    </ul>
  );
}

/** Where guests find a page. */
function addressOf({ slug }: Page): string {
  return `${location.origin}/book/${slug}`;
}

/** Those of its hosts who cannot be booked any more; the editor says of each what becomes of the page. */
function Gone({ absent }: { absent: NonNullable<Page["absent"]> }) {
  const { me } = useMe();
  const names = useHostNames(
    absent.map(({ person }) => person),
    me,
  );
  return absent.map(({ person, why }) => {
    const name = names.get(person) ?? words.aHost;
    return (
      <Badge key={person} tone="warn">
        {why === "left" ? words.hostLeft(name) : words.hostLost(name)}
      </Badge>
    );
  });
}

function Offered({ page, again }: { page: Page; again: () => Promise<void> }) {
  const { me } = useMe();
  const [ending, end] = useState<number | null>(null);
  const [turning, turn] = useState<boolean | null>(null);
  const may = mayChange(page, me);
  const open = turning ?? page.open;

  async function put(on: boolean) {
    turn(on);
    try {
      const headers = { "If-Match": `"${page.modseq ?? 0}"` };
      await call("put", "/api/agenda/pages/{slug}", {
        path: { slug: page.slug },
        headers,
        body: { ...draftOf(page), open: on },
      });
      toast(on ? words.opened : words.closed);
      await again();
    } catch (error) {
      regret(error);
    }
    turn(null);
  }

  async function remove() {
    await call("delete", "/api/agenda/pages/{slug}", { path: { slug: page.slug } });
    await again();
  }

  /** What nothing depends on goes at once, and comes back as it was; else it is asked. */
  async function begin() {
    try {
      const some = isOwn(page, me) ? await ahead(page, Date.now()) : [];
      if (some.length > 0) return end(some.length);
      await remove();
      const back = async () => {
        try {
          await call("post", "/api/agenda/pages", { body: draftOf(page) });
          toast(words.back);
        } catch (error) {
          regret(error);
        }
        await again();
      };
      toast(words.removed, "good", { label: words.undo, run: () => void back() });
    } catch (error) {
      regret(error);
    }
  }

  const facts = [
    page.durations.map(booking.minutes).join(", "),
    page.kind === "person" ? null : `${words.kinds[page.kind]} (${words.hostCount(page.hosts.length)})`,
    page.approval && words.approval,
  ].filter(Boolean);
  return (
    <li className={open ? "page-one" : "page-one off"}>
      <div className="page-head">
        <h3 className="break">
          <a href={`/book/${page.slug}`} target="_blank" rel="noreferrer" aria-label={words.see(page.title)}>
            {page.title}
          </a>
        </h3>
        <Gone absent={page.absent ?? []} />
      </div>
      <p className="soft small">{facts.join(" · ")}</p>
      <div className="page-address">
        <span className="mono small">/book/{page.slug}</span>
        <IconButton
          icon="copy"
          label={words.copy(page.title)}
          onClick={() => void copy(addressOf(page), words.copied)}
        />
        <a
          href={`/book/${page.slug}`}
          target="_blank"
          rel="noreferrer"
          className="button bare square"
          aria-label={words.visit(page.title)}
          title={words.visit(page.title)}
        >
          <Icon name="open" />
        </a>
      </div>
      {may && (
        <div className="page-deeds">
          <Link
            href={`/agenda/booking/${page.slug}`}
            className="button quiet small"
            aria-label={words.editOne(page.title)}
          >
            <Icon name="edit" size={16} />
            <span>{words.edit}</span>
          </Link>
          <label className="page-switch small">
            <input
              type="checkbox"
              aria-label={words.open(page.title)}
              checked={open}
              disabled={turning !== null}
              onChange={({ target }) => void put(target.checked)}
            />
            <span aria-hidden="true">{open ? words.isOpen : words.isClosed}</span>
          </label>
          <IconButton icon="trash" label={words.remove(page.title)} onClick={() => void begin()} />
        </div>
      )}
      {ending !== null && (
        <Confirm
          title={words.ending.title(page.title)}
          lead={words.ending.lead(ending)}
          deed={words.ending.deed}
          act={async () => {
            await remove();
            toast(words.removed);
          }}
          close={() => end(null)}
        />
      )}
    </li>
  );
}
