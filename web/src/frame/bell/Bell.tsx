import { useState } from "react";
import { Link } from "wouter";
import { Button, IconButton } from "~/design/Button";
import { Icon } from "~/design/Icon";
import { toast } from "~/design/toasts";
import { words } from "~/texts/alerts";
import { plus } from "~/times/days";
import { Saying } from "~/times/said";
import { here, moment, today, wall } from "~/times/zoned";
import { Menu } from "../Menu";
import { useMe } from "../me";
import { ago } from "../times";
import { type Alert, useCounted, useRinging } from "./ringing";
import "./bell.css";

/** What somebody is reminded of, wherever they are in the house. */
export default function Bell() {
  const { me } = useMe();
  const [saying] = useState(() => new Saying(me.locale));
  const { ringing, sleeping, dismiss, snooze, names } = useRinging(me.scopes.includes("people:read"));
  const count = ringing.length;
  useCounted(count);
  return (
    <div className="bell">
      <Menu
        label={words.bell(count)}
        face={
          <>
            <Icon name="bell" size={20} />
            {count > 0 && (
              <span className="count" aria-hidden="true">
                {count > 99 ? "99+" : count}
              </span>
            )}
          </>
        }
      >
        {(close) => (
          <section aria-label={words.title}>
            <header>
              <strong>{words.title}</strong>
              {count > 1 && (
                <Button small look="bare" onClick={() => void dismiss(ringing)}>
                  {words.dismissAll}
                </Button>
              )}
            </header>
            {count === 0 && (
              <div className="quiet-now">
                <p>{words.none}</p>
                <p className="soft small">{words.noneLead}</p>
              </div>
            )}
            <ul>
              {ringing.map((each) => (
                <Rings
                  key={each.alert_id}
                  alert={each}
                  by={each.by ? names.get(each.by) : undefined}
                  saying={saying}
                  close={close}
                  dismiss={() => void dismiss([each])}
                  snooze={async (minutes) => {
                    await snooze(each, minutes);
                    toast(words.snoozed(ago(new Date(Date.now() + minutes * 60_000 + 1000).toISOString())));
                  }}
                />
              ))}
            </ul>
            {sleeping > 0 && <p className="soft small sleeping">{words.sleeping(sleeping)}</p>}
            <Link href="/settings/reminders" onClick={close} className="small">
              {words.settings}
            </Link>
          </section>
        )}
      </Menu>
    </div>
  );
}

function Rings({
  alert,
  by,
  saying,
  close,
  dismiss,
  snooze,
}: {
  alert: Alert;
  /** Who mentions somebody. */
  by: string | undefined;
  saying: Saying;
  close: () => void;
  dismiss: () => void;
  snooze: (minutes: number) => Promise<void>;
}) {
  const title = alert.title || words.untitled;
  const href = whereOf(alert);
  const times = { five: 5, hour: 60, tomorrow: untilTomorrow() } as const;
  return (
    <li>
      <div className="ring">
        {href ? (
          <Link href={href} onClick={close} className="break">
            {title}
          </Link>
        ) : (
          <strong className="break">{title}</strong>
        )}
        <span className="soft small break">{[whenOf(alert, saying, by), alert.place].filter(Boolean).join(" · ")}</span>
        {alert.call && /^https?:/.test(alert.call) && (
          <a className="small" href={alert.call} target="_blank" rel="noreferrer">
            {words.join}
          </a>
        )}
      </div>
      <span className="deeds">
        <IconButton icon="close" label={words.dismiss(title)} onClick={dismiss} />
      </span>
      {alert.kind !== "mention" && (
        <fieldset className="later" aria-label={words.snooze(title)}>
          <span className="soft small" aria-hidden="true">
            {words.later}
          </span>
          {(["five", "hour", "tomorrow"] as const).map((each) => (
            <Button key={each} small onClick={() => void snooze(times[each])}>
              {words.snoozes[each]}
            </Button>
          ))}
        </fieldset>
      )}
    </li>
  );
}

/** The page that shows what it is about. */
export function whereOf({ kind, container_id, object_id, recurrence_id, begins }: Alert, zone = here()): string | null {
  if (kind === "task" || kind === "mention")
    return container_id && object_id ? `/tasks/${container_id}/${object_id}` : "/tasks";
  if (kind !== "event" || !container_id || !object_id) return "/agenda";
  const at = recurrence_id ? `&at=${recurrence_id}` : "";
  return `/agenda?view=day&day=${wall(Date.parse(begins), zone).slice(0, 10)}&event=${container_id}/${object_id}${at}`;
}

function whenOf({ kind, begins, ends, all_day }: Alert, saying: Saying, by: string | undefined): string {
  if (kind === "more") return "";
  if (kind === "mention") return `${words.mentioned(by)} · ${ago(begins)}`;
  const shown = wall(Date.parse(begins), here());
  const day = shown.slice(0, 10) === today(here()) ? "" : saying.short(shown.slice(0, 10));
  const time = all_day ? "" : saying.time(shown);
  const now = Date.now();
  const far = Date.parse(ends) < now ? words.over : Date.parse(begins) <= now ? words.now : ago(begins);
  return [[day, time].filter(Boolean).join(", "), far].filter(Boolean).join(" · ");
}

/** Minutes until the clocks here show nine on the next day. */
function untilTomorrow(): number {
  const zone = here();
  return Math.max(1, Math.ceil((moment(`${plus(today(zone), 1)}T09:00:00`, zone) - Date.now()) / 60_000));
}
