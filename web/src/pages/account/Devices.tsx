import { call } from "~/api/call";
import type { Schemas } from "~/api/types";
import { toast } from "~/design/toasts";
import { useAsked } from "~/frame/asking";
import { useDeed } from "~/frame/deeds";
import { Folded } from "~/frame/Folded";
import { Deed, Row, Sign } from "~/frame/Row";
import { Section, Shown } from "~/frame/Section";
import { ago } from "~/frame/times";
import { t } from "~/texts/house";

/** The devices from which one has signed in before. */
export function Devices() {
  const devices = useAsked(() => call("get", "/api/auth/devices"));
  return (
    <Section title={t.security.devices} about={t.security.devicesAbout}>
      <Shown of={devices}>
        {({ items }) => (
          <Folded items={items} none={t.security.noDevices}>
            {(each) => <One key={each.device_id} device={each} again={devices.again} />}
          </Folded>
        )}
      </Shown>
    </Section>
  );
}

function One({
  device: { device_id, name, seen },
  again,
}: {
  device: Schemas["KnownDevice"];
  again: () => Promise<void>;
}) {
  const forget = useDeed(async () => {
    await call("delete", "/api/auth/devices/{device_id}", { path: { device_id } });
    toast(t.security.forgotten);
    await again();
  });
  return (
    <Row sign={<Sign icon="device" />} title={name} about={t.security.seen(ago(seen))}>
      <Deed label={t.security.forget} of={name} busy={forget.busy} onClick={forget.run} />
    </Row>
  );
}
