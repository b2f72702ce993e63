import { useEffect } from "react";
import type { Schemas } from "~/api/types";
import { Icon } from "~/design/Icon";
import { useAsked } from "~/frame/asking";
import { Row, Sign } from "~/frame/Row";
import { Shown } from "~/frame/Section";
import { day } from "~/frame/times";
import { t } from "~/texts/house";

const SOON = 1500;

/** How far an export is, and its files as soon as they are ready. */
export function Gathered({ ask }: { ask: () => Promise<Schemas["Export"]> }) {
  const asked = useAsked(ask);
  const { found, again } = asked;
  useEffect(() => {
    if (found === null || found.status === "ready") return;
    const timer = setTimeout(() => void again(), SOON);
    return () => clearTimeout(timer);
  }, [found, again]);
  return (
    <Shown of={asked}>
      {({ status, rows, files, expires, reason }) => (
        <ul className="list" aria-live="polite">
          {status === "failed" && <Row sign={<Sign icon="alert" />} title={t.data.failed} about={reason} />}
          {status === "gathering" && (
            <Row sign={<span className="spinner" />} title={t.data.gathering} about={t.data.rows(rows ?? 0)} />
          )}
          {status === "ready" &&
            (files ?? []).map(({ name, size, link }) => (
              <Row
                key={name}
                sign={<Sign icon="download" />}
                title={name}
                about={`${bytes(size)} · ${t.data.until(day(expires))}`}
              >
                <a className="button quiet small" href={link} download={name} aria-label={`${t.data.fetch}: ${name}`}>
                  <Icon name="download" />
                  <span>{t.data.fetch}</span>
                </a>
              </Row>
            ))}
        </ul>
      )}
    </Shown>
  );
}

const UNITS = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;

/** `18204` → `18 kB`. */
export function bytes(size: number): string {
  const step = size < 1 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(size) / 3));
  const said = new Intl.NumberFormat(t.language, {
    style: "unit",
    unit: UNITS[step] ?? "byte",
    unitDisplay: step === 0 ? "long" : "short", // 132 bytes, 7.3 kB
    maximumFractionDigits: 1,
  });
  return said.format(size / 1000 ** step);
}
