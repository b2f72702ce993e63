/** Where the links of letters lead, but for those that sign in. */

import { Route, Switch } from "wouter";
import { open } from "~/api/call";
import { end } from "~/api/session";
import { t } from "~/texts";
import { Broken } from "./Broken";
import { Invitation } from "./Invitation";
import { Pressed } from "./Pressed";
import { Choosing, Reset } from "./Reset";

export default function Letters() {
  return (
    <Switch>
      <Route path="/email" component={NewAddress} />
      <Route path="/undo" component={OldAddress} />
      <Route path="/stay" component={Staying} />
      <Route path="/keep" component={Keeping} />
      <Route path="/reset" component={Reset} />
      <Route path="/invitation" component={Invitation} />
      <Route path="/join" component={Invitation} />
    </Switch>
  );
}

/** Whoever reads mail to the new address of an account says that it is theirs. */
function NewAddress() {
  return (
    <Pressed
      {...t.letters.email}
      act={async (ticket) => {
        const { email } = await open("post", "/api/auth/email/confirm", { body: { ticket } });
        return <Done title={t.letters.email.doneTitle} lead={t.letters.email.done(email)} />;
      }}
    />
  );
}

/** Whoever reads mail to the old address takes it back, and chooses a password that nobody else knows. */
function OldAddress() {
  return (
    <Pressed
      {...t.letters.undo}
      act={async (ticket) => {
        const undone = await open("post", "/api/auth/email/undo", { body: { ticket } });
        end(); // nobody is signed in any more
        return <Choosing ticket={undone.ticket} lead={t.letters.undo.done(undone.email)} />;
      }}
    />
  );
}

/** An account that was to be deleted stays. */
function Staying() {
  return (
    <Pressed
      {...t.letters.stay}
      act={async (ticket) => {
        const { email } = await open("post", "/api/auth/keep", { body: { ticket } });
        return <Done title={t.letters.stay.doneTitle} lead={t.letters.stay.done(email)} />;
      }}
    />
  );
}

/** A workspace that was to be erased stays. */
function Keeping() {
  return (
    <Pressed
      {...t.letters.keep}
      act={async (ticket) => {
        const { name } = await open("post", "/api/workspace/keep", { body: { ticket } });
        return <Done title={t.letters.keep.doneTitle(name)} lead={t.letters.keep.done} />;
      }}
    />
  );
}

function Done({ title, lead }: { title: string; lead: string }) {
  return <Broken title={title} lead={lead} href="/" label={t.letters.on} />;
}
