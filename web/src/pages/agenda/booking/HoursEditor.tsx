import { useId, useState } from "react";
import { Button, IconButton } from "~/design/Button";
import { Chosen } from "~/design/Chosen";
import { zones } from "~/frame/zones";
import { words } from "~/texts/offering";
import { plus } from "~/times/days";
import type { Saying } from "~/times/said";
import { here, today } from "~/times/zoned";
import {
  another,
  dayOfWeek,
  type Hours,
  keptEnd,
  MOST_WINDOWS,
  shownEnd,
  WEEK,
  type Weekday,
  type Window,
  weekFrom,
  wrongWindows,
} from "./hours";

const NINE_TO_FIVE: readonly Window[] = [{ begins: "09:00", ends: "17:00" }];

/** The hours of somebody, by the clocks of their zone: a week, and the days that are otherwise. */
export function HoursEditor({
  name,
  hours,
  saying,
  wrong,
  off = words.fields.off,
  put,
}: {
  name: string;
  hours: Hours;
  saying: Saying;
  /** Whether something of it was refused: then what can be seen to be wrong is marked. */
  wrong: boolean;
  /** What is said of a day without hours. */
  off?: string;
  put: (hours: Hours) => void;
}) {
  const week = hours.week ?? {};
  const [kept] = useState(() => new Map<Weekday, readonly Window[]>());

  function set(day: Weekday, windows: readonly Window[] | null) {
    const { [day]: was, ...rest } = week;
    if (was?.length) kept.set(day, was); // so that who turns a day off and on again finds it as it was
    put({ ...hours, week: windows === null ? rest : { ...week, [day]: [...windows] } });
  }

  function spread(day: Weekday) {
    const like = week[day] ?? [];
    put({ ...hours, week: Object.fromEntries(WEEK.filter((each) => week[each]).map((each) => [each, [...like]])) });
  }

  return (
    <div className="there">
      <Zone zone={hours.zone} choose={(zone) => put({ ...hours, zone })} />
      <fieldset>
        <legend className="label">{words.fields.week}</legend>
        <ul>
          {weekFrom(saying.begins).map((day) => {
            const called = saying.weekday(dayOfWeek(day), "long");
            const windows = week[day] ?? [];
            const on = windows.length > 0;
            return (
              <li key={day} className="there-line">
                <label className="there-day">
                  <input
                    type="checkbox"
                    checked={on}
                    onChange={({ target }) => set(day, target.checked ? (kept.get(day) ?? NINE_TO_FIVE) : null)}
                  />
                  <span>{called}</span>
                </label>
                {on ? (
                  <Windows
                    called={called}
                    windows={windows}
                    wrong={wrong}
                    put={(some) => set(day, some.length > 0 ? some : null)}
                    spread={() => spread(day)}
                  />
                ) : (
                  <span className="there-off soft small">{off}</span>
                )}
              </li>
            );
          })}
        </ul>
      </fieldset>
      <Exceptions name={name} hours={hours} saying={saying} wrong={wrong} put={put} />
    </div>
  );
}

function Zone({ zone, choose }: { zone: string; choose: (zone: string) => void }) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{words.fields.zone}</label>
      <Chosen id={id} value={zone} onChange={({ target }) => choose(target.value)}>
        {zones(zone, here()).map((each) => (
          <option key={each} value={each}>
            {each.replaceAll("_", " ")}
          </option>
        ))}
      </Chosen>
    </div>
  );
}

/** The parts of a day at which somebody is there. */
function Windows({
  called,
  windows,
  wrong,
  put,
  spread,
}: {
  called: string;
  windows: readonly Window[];
  wrong: boolean;
  put: (windows: readonly Window[]) => void;
  spread?: () => void;
}) {
  const bad = wrong && wrongWindows(windows, called) !== null;
  return (
    <div className="windows">
      {windows.map((each, at) => {
        const change = (now: Partial<Window>) => put(windows.with(at, { ...each, ...now }));
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts of a day have nothing but their place
          <div key={at} className="window">
            <input
              type="time"
              aria-label={words.fields.from(called)}
              aria-invalid={bad || undefined}
              value={each.begins}
              onChange={({ target }) => change({ begins: target.value })}
            />
            <span aria-hidden="true">–</span>
            <input
              type="time"
              aria-label={words.fields.until(called)}
              aria-invalid={bad || undefined}
              value={shownEnd(each.ends)}
              onChange={({ target }) => change({ ends: keptEnd(target.value) })}
            />
            <IconButton
              icon="close"
              label={words.fields.removeWindow(called)}
              onClick={() => put(windows.toSpliced(at, 1))}
            />
            {at === 0 && windows.length < MOST_WINDOWS && (
              <IconButton
                icon="plus"
                label={words.fields.addWindow(called)}
                onClick={() => put([...windows, another(windows)])}
              />
            )}
            {at === 0 && spread && <IconButton icon="copy" label={words.fields.copyDay(called)} onClick={spread} />}
          </div>
        );
      })}
    </div>
  );
}

/** Days on which it is otherwise than in the week. */
function Exceptions({
  name,
  hours,
  saying,
  wrong,
  put,
}: {
  name: string;
  hours: Hours;
  saying: Saying;
  wrong: boolean;
  put: (hours: Hours) => void;
}) {
  const all = hours.exceptions ?? {};
  const [day, choose] = useState("");
  const now = today(hours.zone);
  const set = (exceptions: Hours["exceptions"]) => put({ ...hours, exceptions: exceptions ?? {} });
  const days = Object.keys(all).sort();
  const ahead = days.filter((each) => each >= now); // what is past stays, and needs no place here
  const without = (gone: string) => Object.fromEntries(Object.entries(all).filter(([each]) => each !== gone));
  return (
    <fieldset className="exceptions">
      <legend className="label">{words.fields.exceptions}</legend>
      <ul>
        {ahead.map((each) => {
          const windows = all[each] ?? [];
          const called = saying.dated(each);
          return (
            <li key={each} className="there-line">
              <span className="there-day small">{called}</span>
              {windows.length > 0 ? (
                <Windows
                  called={called}
                  windows={windows}
                  wrong={wrong}
                  put={(some) => set({ ...all, [each]: [...some] })}
                />
              ) : (
                <span className="there-off small">
                  {words.fields.dayOff}
                  <IconButton
                    icon="plus"
                    label={words.fields.addWindow(called)}
                    onClick={() => set({ ...all, [each]: [...NINE_TO_FIVE] })}
                  />
                </span>
              )}
              <IconButton
                icon="trash"
                label={words.fields.removeException(called)}
                onClick={() => set(without(each))}
              />
            </li>
          );
        })}
      </ul>
      <div className="exception-new">
        <div className="box">
          <input
            type="date"
            aria-label={`${words.fields.exceptionDay}, ${words.fields.hoursOf(name)}`}
            min={now}
            max={plus(now, 800)}
            value={day}
            onChange={({ target }) => choose(target.value)}
          />
        </div>
        <Button
          small
          icon="plus"
          disabled={day === "" || day in all}
          onClick={() => {
            set({ ...all, [day]: [] });
            choose("");
          }}
        >
          {words.fields.addException}
        </Button>
      </div>
      <p className="hint">{words.fields.exceptionsHint}</p>
    </fieldset>
  );
}
