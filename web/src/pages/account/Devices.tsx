import { call } from "~/api/call";
import { Button } from "~/design/Button";
import { failure } from "~/design/form";
import { Icon } from "~/design/Icon";
import { toast } from "~/design/toasts";
import { useAsked } from "~/frame/asking";
import { Section, Shown } from "~/frame/Section";
import { ago } from "~/frame/times";
import { t } from "~/texts";

/** The devices from which one has signed in before. */
export function Devices() {
  const devices = useAsked(() => call("get", "/api/auth/devices"));

  async function forget(device_id: string) {
    try {
      await call("delete", "/api/auth/devices/{device_id}", { path: { device_id } });
      toast(t.security.forgotten);
      await devices.again();
    } catch (error) {
      toast(failure(error) ?? "", "bad");
    }
  }

  return (
    <Section title={t.security.devices} about={t.security.devicesAbout}>
      <Shown of={devices}>
        {({ items }) => (
          <ul className="list" id="devices">
            {items.length === 0 && <li className="soft small">{t.security.noDevices}</li>}
            {items.map(({ device_id, name, seen }) => (
              <li key={device_id}>
                <span className="sign">
                  <Icon name="device" />
                </span>
                <div className="what">
                  <strong>{name}</strong>
                  <span className="soft small">{t.security.seen(ago(seen))}</span>
                </div>
                <div className="deeds">
                  <Button small look="bare" onClick={() => void forget(device_id)}>
                    {t.security.forget}
                  </Button>
                </div>
              </li>
            ))}
          </ul>
        )}
      </Shown>
    </Section>
  );
}
