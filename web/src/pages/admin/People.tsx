import { useState } from "react";
import { call } from "~/api/call";
import type { Schemas } from "~/api/types";
import { Button } from "~/design/Button";
import { toast } from "~/design/toasts";
import { Avatar } from "~/frame/Avatar";
import { Confirm } from "~/frame/Confirm";
import { useDeed } from "~/frame/deeds";
import { Page } from "~/frame/Frame";
import { Listed } from "~/frame/Listed";
import { useMe } from "~/frame/me";
import { all, type Paged, usePages } from "~/frame/pages";
import { Badge, Deed, Row } from "~/frame/Row";
import { Failed, Section } from "~/frame/Section";
import { ago } from "~/frame/times";
import { t } from "~/texts/house";
import { Editing } from "./Editing";
import { Importing } from "./Importing";
import { Inviting } from "./Inviting";
import { named, useRoles } from "./roles";

type Member = Schemas["Member"];
type Invitation = Schemas["Invitation"];

/** Who is in the workspace, and who is invited. */
export default function People() {
  const { me } = useMe();
  const may = me.scopes.includes("people:write");
  const own = useRoles();
  const roles = own.found;
  const people = usePages((query) => call("get", "/api/workspace/people", { query }));
  const invitations = usePages(async () => ({ items: may ? await newest() : [] }));
  const [editing, edit] = useState<Member | null>(null);
  const [inviting, invite] = useState<"one" | "many" | null>(null);
  const close = () => invite(null);
  return (
    <Page title={t.people.title} lead={t.people.lead}>
      <Failed of={own} />
      <Section
        title={t.people.members}
        about={people.found && t.people.count(people.found.length, people.more)}
        deed={
          may && (
            <span className="row">
              <Button small onClick={() => invite("many")}>
                {t.people.importing}
              </Button>
              <Button small look="primary" icon="plus" onClick={() => invite("one")}>
                {t.people.invite}
              </Button>
            </span>
          )
        }
      >
        <Listed
          of={people}
          none={t.people.nobody}
          words={({ name, email, title }) => `${name} ${email} ${title ?? ""}`}
        >
          {(each) => (
            <Row
              key={each.person}
              sign={<Avatar name={each.name} picture={each.picture ?? null} size={36} />}
              title={each.name}
              badges={
                <>
                  {each.person === me.person && <Badge>{t.people.you}</Badge>}
                  {each.status === "deactivated" && <Badge tone="warn">{t.people.deactivated}</Badge>}
                </>
              }
              about={each.email}
              beside={<span className="soft small beside">{named(each.role, roles)}</span>}
            >
              {may && each.person !== me.person && (
                <Deed label={t.people.edit} of={each.name} onClick={() => edit(each)} />
              )}
            </Row>
          )}
        </Listed>
      </Section>
      {may && <Invitations of={invitations} roles={roles} />}
      {inviting === "one" && <Inviting roles={roles ?? []} changed={invitations.again} close={close} />}
      {inviting === "many" && <Importing changed={invitations.again} close={close} />}
      {editing && <Editing member={editing} roles={roles ?? []} changed={people.again} close={() => edit(null)} />}
    </Page>
  );
}

/** Who is invited, by when their letter went out: the API has them in the order of their ids, which says nothing. */
async function newest(): Promise<readonly Invitation[]> {
  const found = await all((query) => call("get", "/api/workspace/invitations", { query }));
  return [...found].sort((one, other) => Date.parse(other.sent) - Date.parse(one.sent));
}

interface OfInvitations {
  of: Paged<Invitation>;
  roles: readonly Schemas["Role"][] | null;
}

function Invitations({ of: invitations, roles }: OfInvitations) {
  return (
    <Section title={t.people.invitations} about={t.people.invitationsAbout}>
      <Listed of={invitations} none={t.people.nobodyInvited} words={({ email, name }) => `${email} ${name ?? ""}`}>
        {(each) => <Invited key={each.invitation_id} invitation={each} roles={roles} again={invitations.again} />}
      </Listed>
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

  const told = (said: string, work: () => Promise<unknown>) => async () => {
    await work();
    toast(said);
    await again();
  };
  const resend = useDeed(
    told(t.people.resent, () => call("post", "/api/workspace/invitations/{invitation_id}/resend", { path })),
  );
  const [asking, ask] = useState(false);
  const revoke = told(t.people.revoked, () => call("delete", "/api/workspace/invitations/{invitation_id}", { path }));
  return (
    <Row
      sign={<Avatar name={invitation.name ?? invitation.email} size={36} />}
      title={invitation.name ?? invitation.email}
      badges={over && <Badge tone="warn">{t.people.runOut}</Badge>}
      about={[invitation.name && invitation.email, named(invitation.role, roles), t.people.sent(ago(invitation.sent))]
        .filter(Boolean)
        .join(", ")}
    >
      <Deed label={t.people.resend} of={invitation.email} busy={resend.busy} onClick={resend.run} />
      <Deed label={t.people.revoke} of={invitation.email} onClick={() => ask(true)} />
      {asking && (
        <Confirm
          title={t.people.revokeTitle(invitation.email)}
          lead={t.people.revokeLead}
          deed={t.people.revoke}
          act={revoke}
          close={() => ask(false)}
        />
      )}
    </Row>
  );
}
