/** A part of a form that is more than a field: it stands in one value, as it is sent. */

import { useHere } from "~/design/form";
import { Icon } from "~/design/Icon";

export function usePart<T>(name: string): { value: T; put: (value: T) => void; wrong: string | undefined } {
  const form = useHere();
  const value = JSON.parse(form.values[name] ?? "null") as T;
  return { value, put: (now) => form.change(name, JSON.stringify(now)), wrong: form.wrong[name] };
}

export function Because({ id, wrong }: { id: string; wrong: string | undefined }) {
  return (
    wrong && (
      <p className="wrong-because" id={id}>
        <Icon name="alert" size={15} />
        {wrong}
      </p>
    )
  );
}
