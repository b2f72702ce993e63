/** Everything that only those see who are signed in. */

import { type ComponentType, lazy, Suspense, useState } from "react";
import { Route, Switch, useLocation } from "wouter";
import { Button } from "~/design/Button";
import { asked } from "~/pages/authorize/ticket";
import { Entrance } from "~/pages/entrance/Entrance";
import { Gone } from "~/pages/entrance/Gone";
import { Home } from "~/pages/home/Home";
import { t } from "~/texts";
import { sentence } from "~/texts/sentences";
import { Allowed } from "./Allowed";
import { Crossing } from "./Crossing";
import { Frame } from "./Frame";
import { Somebody } from "./me";
import { placeOf } from "./places";
import { StepUps } from "./StepUps";

const Agenda = lazy(() => import("~/pages/agenda/Agenda"));
const BookingPages = lazy(() => import("~/pages/agenda/booking/Pages"));
const BookingPage = lazy(() => import("~/pages/agenda/booking/Editor"));
const Rooms = lazy(() => import("~/pages/agenda/rooms/Rooms"));
const Room = lazy(() => import("~/pages/agenda/rooms/Editor"));
const Deciding = lazy(() => import("~/pages/booking/Deciding"));
const Reminders = lazy(() => import("~/pages/reminders/Reminders"));
const Tasks = lazy(() => import("~/pages/tasks/Tasks"));
const Statistics = lazy(() => import("~/pages/tasks/Statistics"));
const Authorize = lazy(() => import("~/pages/authorize/Authorize"));
const Device = lazy(() => import("~/pages/device/Device"));
const Security = lazy(() => import("~/pages/account/Security"));
const Settings = lazy(() => import("~/pages/admin/Settings"));
const Sender = lazy(() => import("~/pages/admin/Sender"));
const Issuers = lazy(() => import("~/pages/admin/Issuers"));
const Provisioning = lazy(() => import("~/pages/admin/Provisioning"));
const Data = lazy(() => import("~/pages/admin/Data"));
const Exported = lazy(() => import("~/pages/admin/Exported"));
const ExportedLog = lazy(async () => ({ default: (await import("~/pages/admin/Exported")).ExportedLog }));
const Clients = lazy(() => import("~/pages/admin/Clients"));
const Keys = lazy(() => import("~/pages/admin/Keys"));
const Groups = lazy(() => import("~/pages/admin/Groups"));
const Roles = lazy(() => import("~/pages/admin/Roles"));
const Audit = lazy(() => import("~/pages/admin/Audit"));
const People = lazy(() => import("~/pages/admin/People"));
const Profile = lazy(() => import("~/pages/account/Profile"));

const PAGES: readonly (readonly [string, ComponentType])[] = [
  ["/", Home],
  ["/agenda", Agenda],
  ["/agenda/booking", BookingPages],
  ["/agenda/new-booking-page", BookingPage],
  ["/agenda/booking/:slug", BookingPage],
  ["/agenda/booking/:slug/:id", Deciding],
  ["/agenda/rooms", Rooms],
  ["/agenda/new-room", Room],
  ["/agenda/rooms/:room", Room],
  ["/tasks", Tasks],
  ["/tasks/statistics", Statistics],
  ["/tasks/search", Tasks],
  ["/tasks/filters/:filter", Tasks],
  ["/tasks/:project", Tasks],
  ["/tasks/:project/:task", Tasks],
  ["/security", Security],
  ["/security/devices", Security],
  ["/profile", Profile],
  ["/people", People],
  ["/groups", Groups],
  ["/roles", Roles],
  ["/settings", Settings],
  ["/settings/email", Sender],
  ["/settings/single-sign-on", Issuers],
  ["/settings/provisioning", Provisioning],
  ["/settings/data", Data],
  ["/settings/reminders", Reminders],
  ["/applications", Clients],
  ["/keys", Keys],
  ["/workspace/exports/:id", Exported],
  ["/audit", Audit],
  ["/audit/exports/:id", ExportedLog],
];

/** Questions that nothing stands around. */
const ALONE: typeof PAGES = [
  ["/authorize", Authorize],
  ["/device", Device],
];

/** What an address brings that no server is to see, for the page to find after signing in. */
function keep(path: string): void {
  if (path === "/authorize") asked("stoa-application");
  if (path === "/device") asked("stoa-device");
}

export default function House() {
  const [path] = useLocation();
  useState(() => keep(path)); // before anybody is led to the door
  return (
    <Somebody failed={(error) => <Unreached error={error} />}>
      <Crossing>
        <Switch>
          {/* What differs by its parameters alone is one page, and stays when they change. */}
          {PAGES.map(([path, Shown]) => (
            <Route key={path.split("/:")[0]} path={path}>
              <Frame>
                <Suspense fallback={null}>
                  <Allowed place={placeOf(path)}>
                    <Shown />
                  </Allowed>
                </Suspense>
              </Frame>
            </Route>
          ))}
          {ALONE.map(([path, Shown]) => (
            <Route key={path} path={path}>
              <Suspense fallback={null}>
                <Shown />
              </Suspense>
            </Route>
          ))}
          <Route component={Gone} />
        </Switch>
      </Crossing>
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
