import { Button } from "~/design/Button";
import { copy } from "~/design/copying";
import { t } from "~/texts";
import "./enrol.css";

/** Codes that are shown once: to copy, to keep as a file, to print. */
export function RecoveryCodes({ codes, done }: { codes: readonly string[]; done: () => void }) {
  const text = `${t.product}: ${t.recovery.codes}\n\n${codes.join("\n")}\n`;

  function download() {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
    link.download = t.recovery.file;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  return (
    <div className="stack">
      <ol className="codes" aria-label={t.recovery.codes}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <div className="row keep">
        <Button small icon="copy" onClick={() => void copy(text, t.recovery.copied)}>
          {t.recovery.copy}
        </Button>
        <Button small icon="download" onClick={download}>
          {t.recovery.download}
        </Button>
        <Button small icon="print" onClick={() => print()}>
          {t.recovery.print}
        </Button>
      </div>
      <Button look="primary" wide onClick={done}>
        {t.recovery.kept}
      </Button>
    </div>
  );
}
