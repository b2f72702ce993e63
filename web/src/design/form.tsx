/**
 * Forms keep what people typed whatever happens, say what is wrong beside the field that is wrong, and lead there.
 *
 * `useForm` holds the values and what is wrong with them; `Form` submits; the fields of Field.tsx find their own.
 */

import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from "react";
import { Declined, Offline, Problem } from "~/api/problems";
import { t } from "~/texts";
import { sentence } from "~/texts/sentences";
import { Notice } from "./Notice";
import { Waiting } from "./Waiting";

export type Values = Readonly<Record<string, string>>;
type Wrong<V> = { readonly [K in keyof V]?: string };

/** What is wrong with a value before anybody is asked, or nothing. */
export type Rules<V extends Values> = { readonly [K in keyof V]?: (value: string, all: V) => string | null };

export interface FormState<V extends Values> {
  values: V;
  wrong: Wrong<V>;
  /** What is wrong with all of it, if it is no one field's. */
  refused: ReactNode;
  busy: boolean;
  /** Until when nothing is to be tried, in milliseconds since 1970. */
  blocked: number | null;
  change: (name: keyof V & string, value: string) => void;
  submit: () => Promise<void>;
  say: (refused: ReactNode) => void;
  /** Look at some values before anything is sent, as submitting does. */
  judge: (rules: Rules<V>) => boolean;
  /** What the API thought of the last password, from 0 to 4. */
  score: number | null;
  /** What the last try came to, if it failed. */
  error: unknown;
  root: React.RefObject<HTMLFormElement | null>;
}

export interface FormOptions<V extends Values> {
  rules?: Rules<V>;
  /** Where the API calls a field otherwise: `{"workspace.slug": "slug"}`. */
  names?: Readonly<Record<string, keyof V & string>>;
  /** Takes an error as its own: what it returns is shown, and `undefined` leaves it to the form. */
  explain?: (error: unknown) => ReactNode | undefined;
}

export function useForm<V extends Values>(
  initial: V,
  done: (values: V) => Promise<void>,
  { rules = {}, names = {}, explain }: FormOptions<V> = {},
): FormState<V> {
  const [values, setValues] = useState(initial);
  const [wrong, setWrong] = useState<Wrong<V>>({});
  const [refused, say] = useState<ReactNode>(null);
  const [busy, setBusy] = useState(false);
  const [blocked, block] = useState<number | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [tries, tried] = useState(0);
  const [kept, keep] = useState(false);
  const root = useRef<HTMLFormElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each try leads to the first wrong field anew
  useEffect(() => {
    root.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [tries]);

  const change = useCallback((name: keyof V & string, value: string) => {
    setValues((all) => ({ ...all, [name]: value }));
    setWrong(({ [name]: _, ...rest }) => rest as Wrong<V>);
  }, []);

  function judge(by: Rules<V>): boolean {
    const found = judged(values, by);
    setWrong(found);
    tried((count) => count + 1);
    return Object.keys(found).length === 0;
  }

  async function submit() {
    if (busy || (blocked !== null && blocked > Date.now())) return;
    block(null);
    if (!judge(rules)) return;
    setBusy(true);
    setError(null);
    say(null);
    keep(false);
    try {
      await done(values);
    } catch (error) {
      fail(error);
    } finally {
      setBusy(false);
    }
  }

  const again = useRef(submit);
  again.current = submit;
  useEffect(() => {
    if (!kept) return;
    const back = () => void again.current();
    window.addEventListener("online", back);
    return () => window.removeEventListener("online", back);
  }, [kept]);

  function fail(error: unknown) {
    setError(error);
    if (error instanceof Offline && !navigator.onLine) {
      keep(true);
      return say(t.offline.form);
    }
    if (error instanceof Declined) return;
    const own = explain?.(error);
    if (own !== undefined) return say(own);
    const { fields, rest } = sorted(error, values, names);
    setWrong(fields as Wrong<V>);
    if (error instanceof Problem && error.status === 429 && error.wait) block(Date.now() + error.wait * 1000);
    else if (rest) say(sentence(error));
    tried((count) => count + 1);
  }

  const free = blocked === null || blocked <= Date.now() ? null : blocked;
  const score = error instanceof Problem ? error.score : null;
  return { values, wrong, refused, busy, blocked: free, change, submit, say, judge, score, error, root };
}

/** What the rules say, field by field. */
export function judged<V extends Values>(values: V, rules: Rules<V>): Wrong<V> {
  const found: Record<string, string> = {};
  for (const [name, rule] of Object.entries(rules)) {
    const said = rule?.(values[name] ?? "", values);
    if (said) found[name] = said;
  }
  return found as Wrong<V>;
}

/** Which of an error's complaints are about a field of the form, and whether that leaves something to be said. */
export function sorted(error: unknown, values: Values, names: Readonly<Record<string, string>> = {}) {
  const fields: Record<string, string> = {};
  if (!(error instanceof Problem)) return { fields, rest: true };
  for (const each of error.fields) {
    const path = each.field.replace(/(\.\d+|\[\d+\])+$/, ""); // what is wrong with one of several
    const name = names[path] ?? path;
    if (name in values && !(name in fields)) fields[name] = sentence(new Problem(each.code, error.status, each.detail));
  }
  return { fields, rest: Object.keys(fields).length === 0 };
}

const Here = createContext<FormState<Values> | null>(null);

/** The form that a field stands in. */
export function useHere(): FormState<Values> {
  const form = useContext(Here);
  if (form === null) throw new Error("a field stands in a form");
  return form;
}

export function Form<V extends Values>({
  form,
  label,
  children,
}: {
  form: FormState<V>;
  label?: string;
  children: ReactNode;
}) {
  return (
    <Here value={form as unknown as FormState<Values>}>
      <form
        ref={form.root}
        className="stack"
        noValidate
        aria-label={label}
        onSubmit={(event) => {
          event.preventDefault();
          void form.submit();
        }}
      >
        {form.blocked !== null && <Waiting until={form.blocked} />}
        {form.refused && <Notice tone="bad">{form.refused}</Notice>}
        {children}
      </form>
    </Here>
  );
}

/** For what is not a form: the sentence of an error, or nothing if whoever was asked would rather not. */
export function failure(error: unknown): string | null {
  return error instanceof Declined || (error instanceof DOMException && error.name === "AbortError")
    ? null
    : sentence(error instanceof Error ? error : new Offline());
}
