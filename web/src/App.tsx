import { lazy, Suspense } from "react";
import { Route, Switch } from "wouter";
import { Toasts } from "~/design/toasts";
import { Forgotten } from "~/pages/entrance/Forgotten";
import { Gone } from "~/pages/entrance/Gone";
import { Invitation } from "~/pages/entrance/Invitation";
import { Link } from "~/pages/entrance/Link";
import { Register } from "~/pages/entrance/Register";
import { Reset } from "~/pages/entrance/Reset";
import { SignedOut } from "~/pages/entrance/SignedOut";
import { SignIn } from "~/pages/entrance/SignIn";
import { SignOut } from "~/pages/entrance/SignOut";
import { Verify } from "~/pages/entrance/Verify";
import { Boundary } from "./Boundary";

/** What only those see who are signed in; it comes when it is wanted. */
const House = lazy(() => import("./frame/House"));
const Letters = lazy(() => import("~/pages/entrance/Letters"));

/** The links of letters that are about what is there already. */
const LETTERS = ["/email", "/undo", "/stay", "/keep"];

export function App() {
  return (
    <Boundary>
      <Suspense fallback={null}>
        <Switch>
          <Route path="/sign-in" component={SignIn} />
          <Route path="/register" component={Register} />
          <Route path="/verify" component={Verify} />
          <Route path="/link" component={Link} />
          <Route path="/forgotten" component={Forgotten} />
          <Route path="/reset" component={Reset} />
          <Route path="/invitation" component={Invitation} />
          <Route path="/join" component={Invitation} />
          <Route path="/sign-out" component={SignOut} />
          <Route path="/signed-out" component={SignedOut} />
          <Route path="/gone" component={Gone} />
          {LETTERS.map((path) => (
            <Route key={path} path={path} component={Letters} />
          ))}
          <Route component={House} />
        </Switch>
      </Suspense>
      <Toasts />
    </Boundary>
  );
}
