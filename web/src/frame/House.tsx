/** Everything that only those see who are signed in. */

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

export default function House() {
  return (
    <Somebody failed={(error) => <Unreached error={error} />}>
      <Switch>
        <Route path="/">
          <Frame>
            <Home />
          </Frame>
        </Route>
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
