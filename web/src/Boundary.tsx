import { Component, type ReactNode } from "react";
import { Button } from "~/design/Button";
import { Entrance } from "~/pages/entrance/Entrance";
import { t } from "~/texts";

/** What stands in place of a page that broke. */
export class Boundary extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    return (
      <Entrance title={t.broke.title} lead={t.broke.lead}>
        <Button look="primary" wide onClick={() => location.reload()}>
          {t.broke.again}
        </Button>
      </Entrance>
    );
  }
}
