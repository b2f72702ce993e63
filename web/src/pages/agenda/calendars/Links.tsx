import { useState } from "react";
import { call } from "~/api/call";
import type { Schemas } from "~/api/types";
import { Button } from "~/design/Button";
import { Choice, Field } from "~/design/Field";
import { Form, useForm } from "~/design/form";
import { Notice } from "~/design/Notice";
import { toast } from "~/design/toasts";
import { useAsked } from "~/frame/asking";
import { Confirm } from "~/frame/Confirm";
import { Copied } from "~/frame/Copied";
import { Deed, List, Row, Sign } from "~/frame/Row";
import { Shown } from "~/frame/Section";
import { day } from "~/frame/times";
import { t } from "~/texts";
import { words } from "~/texts/calendars";
import type { Calendar } from "../asked";

type Link = Schemas["LinksLink"];

/** The links that show a calendar to whoever knows them; what they are is told once, when one is made. */
export function Links({ calendar }: { calendar: Calendar }) {
  const path = { calendar_id: calendar.calendar_id };
  const links = useAsked(() => call("get", "/api/agenda/calendars/{calendar_id}/links", { path }));
  const [made, make] = useState<Schemas["NewLink"] | null>(null);
  const [revoking, revoke] = useState<Link | null>(null);
  const form = useForm({ name: "", role: "read" }, async ({ name, role }) => {
    const body = { name: name.trim(), role: role as Link["role"] };
    make(await call("post", "/api/agenda/calendars/{calendar_id}/links", { path, body }));
    form.change("name", "");
    await links.again();
  });
  return (
    <section className="stack links" aria-label={words.links.title}>
      <div>
        <h3>{words.links.title}</h3>
        <p className="soft small">{words.links.lead}</p>
      </div>
      {made && (
        <div className="stack made" role="status">
          <Notice tone="good">{t.secret.once}</Notice>
          <Copied label={words.links.page} text={`${location.origin}/shared#${made.token}`} />
          <Copied label={words.links.feed} text={`${location.origin}/ical/${made.token}.ics`} />
          <p className="soft small">{words.links.feedHint}</p>
        </div>
      )}
      <Shown of={links}>
        {({ items }) => (
          <div className="inset">
            <List items={items} none={words.links.none}>
              {(link) => (
                <Row
                  key={link.link_id}
                  sign={<Sign icon="globe" />}
                  title={link.name || words.links.unnamed}
                  about={`${words.links.roles[link.role]}, ${words.links.since(day(link.created))}`}
                >
                  <Deed label={words.links.revoke} of={link.name || words.links.unnamed} onClick={() => revoke(link)} />
                </Row>
              )}
            </List>
          </div>
        )}
      </Shown>
      <Form form={form} label={words.links.make}>
        <div className="pair">
          <Field
            name="name"
            label={words.links.name}
            placeholder={words.links.example}
            maxLength={100}
            autoComplete="off"
          />
          <Choice name="role" label={words.links.role}>
            {(["read", "free-busy"] as const).map((each) => (
              <option key={each} value={each}>
                {words.links.roles[each]}
              </option>
            ))}
          </Choice>
        </div>
        <div>
          <Button type="submit" small icon="plus" busy={form.busy}>
            {words.links.make}
          </Button>
        </div>
      </Form>
      {revoking && (
        <Confirm
          title={words.links.revokeTitle(revoking.name || words.links.unnamed)}
          lead={words.links.revokeLead}
          deed={words.links.revoke}
          act={async () => {
            await call("delete", "/api/agenda/calendars/{calendar_id}/links/{share_link}", {
              path: { ...path, share_link: revoking.link_id },
            });
            if (made?.link_id === revoking.link_id) make(null);
            toast(words.links.revoked);
            await links.again();
          }}
          close={() => revoke(null)}
        />
      )}
    </section>
  );
}
