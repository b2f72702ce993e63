import { type ComponentProps, type ReactNode, useId, useState } from "react";
import { t } from "~/texts";
import { Chosen } from "./Chosen";
import { useHere } from "./form";
import { Icon } from "./Icon";

interface Ours {
  name: string;
  label: string;
  hint?: ReactNode;
  /** What stands opposite of the label: a link to those who forgot. */
  beside?: ReactNode;
}

type Input = Ours &
  Omit<ComponentProps<"input">, "name" | "value" | "onChange"> & {
    before?: string;
    code?: boolean;
    inside?: ReactNode;
  };

/** One line of text, of the form it stands in. */
export function Field({ name, label, hint, beside, before, code = false, inside, ...rest }: Input) {
  const form = useHere();
  const { ids, wrong, around } = useAround({ name, label, hint, beside });
  return around(
    <div className={["box", code && "code", wrong && "wrong"].filter(Boolean).join(" ")}>
      {before && <span className="affix">{before}</span>}
      <input
        {...rest}
        {...ids}
        name={name}
        value={form.values[name] ?? ""}
        onChange={(event) => form.change(name, event.target.value)}
      />
      {inside}
    </div>,
  );
}

/** A password, which its owner may look at. */
export function Password({ ...rest }: Omit<Input, "type" | "inside">) {
  const [seen, see] = useState(false);
  const name = seen ? "hidden" : "eye";
  return (
    <Field
      {...rest}
      type={seen ? "text" : "password"}
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
      inside={
        <button
          type="button"
          className="button bare square inside"
          aria-label={t.fields.showPassword}
          aria-pressed={seen}
          title={seen ? t.fields.hidePassword : t.fields.showPassword}
          onClick={() => see(!seen)}
        >
          <Icon name={name} />
        </button>
      }
    />
  );
}

/** One of several; `finding`, under the same label, is where those are looked for who are too many to look through. */
export function Choice({
  name,
  label,
  hint,
  beside,
  finding,
  children,
  ...rest
}: Ours & Omit<ComponentProps<"select">, "name" | "value" | "onChange"> & { finding?: ReactNode }) {
  const form = useHere();
  const { ids, wrong, around } = useAround({ name, label, hint, beside, finding });
  return around(
    <Chosen
      {...rest}
      {...ids}
      around={wrong ? "box wrong" : "box"}
      name={name}
      value={form.values[name] ?? ""}
      onChange={(event) => form.change(name, event.target.value)}
    >
      {children}
    </Chosen>,
  );
}

/** Yes or no: `yes`, or nothing. */
export function Check({ name, label, hint, disabled }: Ours & { disabled?: boolean }) {
  const form = useHere();
  const id = useId();
  return (
    <div className="check">
      <input
        id={id}
        type="checkbox"
        name={name}
        disabled={disabled}
        aria-describedby={hint ? `${id}-hint` : undefined}
        checked={form.values[name] === "yes"}
        onChange={(event) => form.change(name, event.target.checked ? "yes" : "")}
      />
      <div>
        <label htmlFor={id}>{label}</label>
        {hint && (
          <div className="hint" id={`${id}-hint`}>
            {hint}
          </div>
        )}
      </div>
    </div>
  );
}

/** Several of several, in one value: what is chosen, with spaces between. */
export function Several({
  name,
  label,
  hint,
  options,
}: Omit<Ours, "beside"> & { options: readonly { value: string; label: string; about?: string }[] }) {
  const form = useHere();
  const id = useId();
  const chosen = words(form.values[name]);
  const wrong = form.wrong[name];
  const turn = (value: string, on: boolean) =>
    form.change(
      name,
      options
        .map((each) => each.value)
        .filter((each) => (each === value ? on : chosen.includes(each)))
        .join(" "),
    );
  return (
    <fieldset className="several" aria-describedby={hint || wrong ? `${id}-said` : undefined}>
      <legend className="label">{label}</legend>
      <div className="options">
        {options.map(({ value, label: said, about }, at) => (
          <label key={value} className="check">
            <input
              type="checkbox"
              checked={chosen.includes(value)}
              aria-invalid={wrong && at === 0 ? true : undefined}
              onChange={(event) => turn(value, event.target.checked)}
            />
            <span>
              {said}
              {about && <small className="soft">{about}</small>}
            </span>
          </label>
        ))}
      </div>
      <div id={`${id}-said`}>
        {wrong ? (
          <p className="wrong-because">
            <Icon name="alert" size={15} />
            {wrong}
          </p>
        ) : (
          hint && <div className="hint">{hint}</div>
        )}
      </div>
    </fieldset>
  );
}

/** What stands in a value that has several. */
export function words(value: string | undefined): string[] {
  return (value ?? "").split(/[\s,;]+/).filter(Boolean);
}

/** Several lines of text. */
export function Lines({
  name,
  label,
  hint,
  beside,
  ...rest
}: Ours & Omit<ComponentProps<"textarea">, "name" | "value" | "onChange">) {
  const form = useHere();
  const { ids, wrong, around } = useAround({ name, label, hint, beside });
  return around(
    <div className={wrong ? "box wrong" : "box"}>
      <textarea
        rows={3}
        {...rest}
        {...ids}
        name={name}
        value={form.values[name] ?? ""}
        onChange={(event) => form.change(name, event.target.value)}
      />
    </div>,
  );
}

/** An address to which letters go. */
export function Address({
  label = t.entrance.email,
  ...rest
}: Partial<Pick<Input, "label" | "autoComplete" | "autoFocus" | "hint">>) {
  return (
    <Field
      autoComplete="username"
      {...rest}
      name="email"
      type="email"
      label={label}
      autoCapitalize="none"
      spellCheck={false}
    />
  );
}

/** The label, the hint and the complaint around a control, tied to it for those who do not see them. */
function useAround({ name, label, hint, beside, finding }: Ours & { finding?: ReactNode }) {
  const id = useId();
  const wrong = useHere().wrong[name];
  const described = [wrong && `${id}-wrong`, hint && `${id}-hint`].filter(Boolean).join(" ");
  const ids = { id, "aria-invalid": wrong ? true : undefined, "aria-describedby": described || undefined };
  const around = (control: ReactNode) => (
    <div className="field">
      <div className="top">
        <label htmlFor={id}>{label}</label>
        {beside}
      </div>
      {finding}
      {control}
      {wrong && (
        <p className="wrong-because" id={`${id}-wrong`}>
          <Icon name="alert" size={15} />
          {wrong}
        </p>
      )}
      {hint && (
        <div className="hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
    </div>
  );
  return { ids, wrong, around };
}
