import { type ComponentProps, type ReactNode, useId, useState } from "react";
import { t } from "~/texts";
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

/** One of several. */
export function Choice({
  name,
  label,
  hint,
  beside,
  children,
  ...rest
}: Ours & Omit<ComponentProps<"select">, "name" | "value" | "onChange">) {
  const form = useHere();
  const { ids, wrong, around } = useAround({ name, label, hint, beside });
  return around(
    <div className={wrong ? "box wrong" : "box"}>
      <select
        {...rest}
        {...ids}
        name={name}
        value={form.values[name] ?? ""}
        onChange={(event) => form.change(name, event.target.value)}
      >
        {children}
      </select>
      <span className="chevron">
        <Icon name="chevron" />
      </span>
    </div>,
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

/** The label, the hint and the complaint around a control, tied to it for those who do not see them. */
function useAround({ name, label, hint, beside }: Ours) {
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
