import { useKept, useOnline } from "~/api/outbox";
import { Icon } from "~/design/Icon";
import { t } from "~/texts";
import "./network.css";

/** Says above every page that there is no network, and what waits for it. */
export function Network() {
  const online = useOnline();
  const kept = useKept();
  return (
    <div className="network" aria-live="polite">
      {!online && (
        <p>
          <Icon name="alert" size={16} />
          <span>
            <strong>{t.offline.title}</strong> {kept > 0 ? t.offline.waiting(kept) : t.offline.lead}
          </span>
        </p>
      )}
      {online && kept > 0 && (
        <p>
          <Icon name="clock" size={16} />
          <span>{t.offline.sending}</span>
        </p>
      )}
    </div>
  );
}
