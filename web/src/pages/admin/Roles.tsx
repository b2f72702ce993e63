import { useState } from "react";
import { call } from "~/api/call";
import type { Schemas } from "~/api/types";
import { Button } from "~/design/Button";
import { Actions, Dialog } from "~/design/Dialog";
import { Field, Several, words } from "~/design/Field";
import { Form, useForm } from "~/design/form";
import { toast } from "~/design/toasts";
import { Confirm } from "~/frame/Confirm";
import { Page } from "~/frame/Frame";
import { useMe } from "~/frame/me";
import { Deed, List, Row, Sign } from "~/frame/Row";
import { Failed, Section, Shown } from "~/frame/Section";
import { chosen, filled } from "~/pages/entrance/rules";
import { t } from "~/texts/house";
import { useOwnRights } from "./rights";
import { BUILT_IN, useRoles } from "./roles";

type Role = Schemas["Role"];
type Doing = { what: "make" } | { what: "edit" | "delete"; role: Role };

/** What people may do, by the role that they have: those of every workspace, and its own. */
export default function Roles() {
  const { me } = useMe();
  const may = me.scopes.includes("roles:write");
  const roles = useRoles();
  const [doing, does] = useState<Doing | null>(null);
  const close = () => does(null);
  return (
    <Page title={t.roles.title} lead={t.roles.lead}>
      <Section title={t.roles.builtIn} about={t.roles.builtInAbout}>
        <ul className="list">
          {BUILT_IN.map((each) => (
            <Row key={each} sign={<Sign icon="shield" />} title={t.people.roles[each]} about={t.roles.meanings[each]} />
          ))}
        </ul>
      </Section>
      <Section
        title={t.roles.own}
        about={t.roles.ownAbout}
        deed={
          may && (
            <Button small look="primary" icon="plus" onClick={() => does({ what: "make" })}>
              {t.roles.make}
            </Button>
          )
        }
      >
        <Shown of={roles}>
          {(items) => (
            <List items={items} none={t.roles.none}>
              {(role) => (
                <Row
                  key={role.role_id}
                  sign={<Sign icon="shield" />}
                  title={role.name}
                  about={[role.about, t.roles.scopesOf(role.scopes.length)].filter(Boolean).join(" · ")}
                >
                  {may && (
                    <>
                      <Deed label={t.roles.edit} of={role.name} onClick={() => does({ what: "edit", role })} />
                      <Deed label={t.roles.remove} of={role.name} onClick={() => does({ what: "delete", role })} />
                    </>
                  )}
                </Row>
              )}
            </List>
          )}
        </Shown>
      </Section>
      {doing?.what === "make" && <Saying changed={roles.again} close={close} />}
      {doing?.what === "edit" && <Saying of={doing.role} changed={roles.again} close={close} />}
      {doing?.what === "delete" && (
        <Confirm
          title={t.roles.removeTitle(doing.role.name)}
          lead={t.roles.removeLead}
          deed={t.roles.remove}
          act={async () => {
            await call("delete", "/api/workspace/roles/{role_id}", { path: { role_id: doing.role.role_id } });
            toast(t.roles.removed);
            await roles.again();
          }}
          close={close}
        />
      )}
    </Page>
  );
}

/** What a role is called, and which rights make it up: some of those that one holds oneself. */
function Saying({ of: role, changed, close }: { of?: Role; changed: () => Promise<void>; close: () => void }) {
  const own = useOwnRights();
  const mine = own.found ?? [];
  const more = (role?.scopes ?? []).filter((scope) => !mine.some(({ value }) => value === scope));
  const rights = [...mine, ...more.map((scope) => ({ value: scope, label: scope }))];
  const form = useForm(
    { name: role?.name ?? "", about: role?.about ?? "", scopes: (role?.scopes ?? ["me:read", "me:write"]).join(" ") },
    async (typed) => {
      const body = { name: typed.name.trim(), about: typed.about.trim(), scopes: words(typed.scopes) };
      if (role) {
        const headers = { "If-Match": `"${role.modseq ?? 0}"` };
        await call("patch", "/api/workspace/roles/{role_id}", { path: { role_id: role.role_id }, headers, body });
      } else await call("post", "/api/workspace/roles", { body });
      close();
      toast(t.roles.saved);
      await changed();
    },
    { rules: { name: filled, scopes: chosen } },
  );
  return (
    <Dialog title={role?.name ?? t.roles.make} lead={t.roles.makeLead} wide onClose={close}>
      <Form form={form}>
        <Field name="name" label={t.groups.name} maxLength={60} autoComplete="off" autoFocus />
        <Field name="about" label={t.groups.about} maxLength={500} autoComplete="off" />
        <Failed of={own} />
        <Several name="scopes" label={t.keys.scopes} options={rights} />
        <Actions close={close} busy={form.busy} />
      </Form>
    </Dialog>
  );
}
