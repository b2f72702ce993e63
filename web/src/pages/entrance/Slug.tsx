import { Field } from "~/design/Field";
import { t } from "~/texts";

/** What a new workspace is called in addresses. */
export function Slug({ autoFocus = false }: { autoFocus?: boolean }) {
  return (
    <Field
      name="slug"
      label={t.register.slug}
      hint={t.register.slugHint}
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
      autoFocus={autoFocus}
    />
  );
}
