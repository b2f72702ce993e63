import { useEffect, useState } from "react";
import { t } from "~/texts";
import { Notice } from "./Notice";

/** How long there is still to wait. It is read out once; the seconds are for the eye. */
export function Waiting({ until }: { until: number }) {
  const [left, setLeft] = useState(() => remaining(until));
  useEffect(() => {
    setLeft(remaining(until));
    const timer = setInterval(() => setLeft(remaining(until)), 1000);
    return () => clearInterval(timer);
  }, [until]);
  if (left === 0) return <Notice tone="good">{t.waiting.over}</Notice>;
  return (
    <Notice tone="warn">
      <span role="alert" className="unseen">
        {t.waiting.told(Math.ceil(remaining(until) / 60))}
      </span>
      <span aria-hidden="true">
        {t.waiting.shown} <strong className="clock">{clock(left)}</strong>
      </span>
    </Notice>
  );
}

function remaining(until: number): number {
  return Math.max(0, Math.ceil((until - Date.now()) / 1000));
}

/** `75` → `1:15`. */
export function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
