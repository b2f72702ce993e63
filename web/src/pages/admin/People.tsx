import { useState } from "react";
import { call } from "~/api/call";
import type { Schemas } from "~/api/types";
import { Button } from "~/design/Button";
import { failure } from "~/design/form";
import { toast } from "~/design/toasts";
import { useAsked } from "~/frame/asking";
import { Avatar, Page } from "~/frame/Frame";
import { useMe } from "~/frame/me";
import { Section, Shown } from "~/frame/Section";
import { ago } from "~/frame/times";
import { t } from "~/texts";
import { Editing } from "./Editing";
import { Inviting } from "./Inviting";
import { named, useRoles } from "./roles";

type Member = Schemas["Member"];
type Invitation = Schemas["Invitation"];

/** Who is in the workspace, and who is invited. */
export default function People() {
  const { me } = useMe();
  const may = me.scopes.includes("people:write");
  const { found: roles } = useRoles();
  const people = useAsked(() => everyone());
  const [editing, edit] = useState<Member | null>(null);
  return (
    <Page title={t.people.title} lead={t.people.lead}>
      <Section title={t.people.members} about={people.found && t.people.count(people.found.length)}>
        <Shown of={people}>
          {(members) => (
            <ul className="list">
              {members.map((each) => (
                <li key={each.person}>
                  <Avatar name={each.name} size={36} />
                  <div className="what">
                    <span className="name-line">
                      <strong className="break">{each.name}</strong>
                      {each.person === me.person && <span className="badge">{t.people.you}</span>}
                      {each.status === "deactivated" && <span className="badge warn">{t.people.deactivated}</span>}
                    </span>
                    <span className="soft small break">{each.email}</span>
                  </div>
                  <span className="soft small">{named(each.role, roles)}</span>
                  {may && each.person !== me.person && (
                    <div className="deeds">
                      <Button
                        small
                        look="bare"
                        onClick={() => edit(each)}
                        aria-label={`${t.people.edit}: ${each.name}`}
                      >
                        {t.people.edit}
                      </Button>
                    </div>
                  )}
                </li>
              ))}
            </ul>
          )}
        </Shown>
      </Section>
      {may && <Invitations roles={roles} />}
      {editing && <Editing member={editing} roles={roles ?? []} changed={people.again} close={() => edit(null)} />}
    </Page>
  );
}

/** All pages of a list; a workspace that has very many people finds them by their address. */
async function everyone(): Promise<Member[]> {
  const found: Member[] = [];
  let cursor: string | null | undefined;
  do {
    const page = await call("get", "/api/workspace/people", { query: { limit: 100, ...(cursor && { cursor }) } });
    found.push(...page.items);
    cursor = page.next;
  } while (cursor && found.length < 1000);
  return found;
}

function Invitations({ roles }: { roles: readonly Schemas["Role"][] | null }) {
  const invitations = useAsked(() => call("get", "/api/workspace/invitations", { query: { limit: 100 } }));
  const [inviting, invite] = useState(false);
  return (
    <Section
      title={t.people.invitations}
      about={t.people.invitationsAbout}
      deed={
        <Button small look="primary" icon="plus" onClick={() => invite(true)}>
          {t.people.invite}
        </Button>
      }
    >
      <Shown of={invitations}>
        {({ items }) =>
          items.length > 0 && (
            <ul className="list">
              {items.map((each) => (
                <Invited key={each.invitation_id} invitation={each} roles={roles} again={invitations.again} />
              ))}
            </ul>
          )
        }
      </Shown>
      {inviting && <Inviting roles={roles ?? []} changed={invitations.again} close={() => invite(false)} />}
    </Section>
  );
}

interface OfInvited {
  invitation: Invitation;
  roles: readonly Schemas["Role"][] | null;
  again: () => Promise<void>;
}

function Invited({ invitation, roles, again }: OfInvited) {
  const path = { invitation_id: invitation.invitation_id };
  const over = Date.parse(invitation.expires) < Date.now();

  async function doing(work: () => Promise<unknown>, said: string) {
    try {
      await work();
      toast(said);
      await again();
    } catch (error) {
      const why = failure(error);
      if (why !== null) toast(why, "bad");
    }
  }

  return (
    <li>
      <Avatar name={invitation.name ?? invitation.email} size={36} />
      <div className="what">
        <span className="name-line">
          <strong className="break">{invitation.email}</strong>
          {over && <span className="badge warn">{t.people.runOut}</span>}
        </span>
        <span className="soft small">
          {named(invitation.role, roles)}, {t.people.sent(ago(invitation.sent))}
        </span>
      </div>
      <div className="deeds">
        <Button
          small
          look="bare"
          onClick={() =>
            void doing(
              () => call("post", "/api/workspace/invitations/{invitation_id}/resend", { path }),
              t.people.resent,
            )
          }
        >
          {t.people.resend}
        </Button>
        <Button
          small
          look="bare"
          onClick={() =>
            void doing(() => call("delete", "/api/workspace/invitations/{invitation_id}", { path }), t.people.revoked)
          }
        >
          {t.people.revoke}
        </Button>
      </div>
    </li>
  );
}
