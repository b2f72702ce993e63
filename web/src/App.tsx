import { lazy, Suspense } from "react";
import { Route, Switch } from "wouter";
import { Toasts } from "~/design/toasts";
import { Forgotten } from "~/pages/entrance/Forgotten";
import { Gone } from "~/pages/entrance/Gone";
import { Link } from "~/pages/entrance/Link";
import { Register } from "~/pages/entrance/Register";
import { SignedOut } from "~/pages/entrance/SignedOut";
import { SignIn } from "~/pages/entrance/SignIn";
import { SignOut } from "~/pages/entrance/SignOut";
import { Verify } from "~/pages/entrance/Verify";
import { Boundary } from "./Boundary";

/** What only those see who are signed in; it comes when it is wanted. */
const House = lazy(() => import("./frame/House"));
const Letters = lazy(() => import("~/pages/entrance/Letters"));

const Shared = lazy(() => import("~/pages/shared/Shared"));
const Guests = lazy(() => import("~/pages/booking/Guests"));
const Unsubscribe = lazy(() => import("~/pages/reminders/Unsubscribe"));

/** The links of letters, but for those that sign in. */
const LETTERS = ["/email", "/undo", "/stay", "/keep", "/reset", "/invitation", "/join"];

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
          <Route path="/sign-out" component={SignOut} />
          <Route path="/signed-out" component={SignedOut} />
          <Route path="/gone" component={Gone} />
          {LETTERS.map((path) => (
            <Route key={path} path={path} component={Letters} />
          ))}
          <Route path="/shared" component={Shared} />
          <Route path="/book/:slug" component={Guests} />
          <Route path="/booking" component={Guests} />
          <Route path="/reply" component={Guests} />
          <Route path="/unsubscribe" component={Unsubscribe} />
          <Route component={House} />
        </Switch>
      </Suspense>
      <Toasts />
    </Boundary>
  );
}
