import { call } from "~/api/call";
import { Several } from "~/design/Field";
import { useAsked } from "~/frame/asking";
import { all } from "~/frame/pages";
import { Failed } from "~/frame/Section";
import { t } from "~/texts/house";

/** Some of the workspace's groups, as the form's `groups`; nothing where there are none. */
export function GroupsChoice({
  label,
  hint,
  held = [],
}: {
  label: string;
  hint: string;
  /** Those that were chosen before, which may be gone. */
  held?: readonly string[];
}) {
  const groups = useAsked(() => all((query) => call("get", "/api/workspace/groups", { query })));
  const found = (groups.found ?? []).map(({ group_id, name, about }) => ({
    value: group_id,
    label: name,
    about: about ?? "",
  }));
  const gone = held.filter((each) => !found.some(({ value }) => value === each));
  const options = [...found, ...gone.map((each) => ({ value: each, label: t.groups.gone }))];
  return (
    <>
      <Failed of={groups} />
      {groups.found && options.length > 0 && <Several name="groups" label={label} hint={hint} options={options} />}
    </>
  );
}
