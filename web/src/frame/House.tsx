/** Everything that only those see who are signed in. */

import { type ComponentType, lazy, Suspense } from "react";
import { Route, Switch } from "wouter";
import { Button } from "~/design/Button";
import { Entrance } from "~/pages/entrance/Entrance";
import { Gone } from "~/pages/entrance/Gone";
import { Home } from "~/pages/home/Home";
import { t } from "~/texts";
import { sentence } from "~/texts/sentences";
import { Frame } from "./Frame";
import { Somebody } from "./me";
import { StepUps } from "./StepUps";

const Security = lazy(() => import("~/pages/account/Security"));
const Settings = lazy(() => import("~/pages/admin/Settings"));
const Audit = lazy(() => import("~/pages/admin/Audit"));
const People = lazy(() => import("~/pages/admin/People"));
const Profile = lazy(() => import("~/pages/account/Profile"));

const PAGES: readonly (readonly [string, ComponentType])[] = [
  ["/", Home],
  ["/security", Security],
  ["/security/devices", Security],
  ["/profile", Profile],
  ["/people", People],
  ["/settings", Settings],
  ["/audit", Audit],
];

export default function House() {
  return (
    <Somebody failed={(error) => <Unreached error={error} />}>
      <Switch>
        {PAGES.map(([path, Shown]) => (
          <Route key={path} path={path}>
            <Frame>
              <Suspense fallback={null}>
                <Shown />
              </Suspense>
            </Frame>
          </Route>
        ))}
        <Route component={Gone} />
      </Switch>
      <StepUps />
    </Somebody>
  );
}

function Unreached({ error }: { error: unknown }) {
  return (
    <Entrance title={t.broke.title} lead={sentence(error)}>
      <Button look="primary" wide onClick={() => location.reload()}>
        {t.retry}
      </Button>
    </Entrance>
  );
}
