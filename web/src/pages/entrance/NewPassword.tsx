import { Password } from "~/design/Field";
import { useHere } from "~/design/form";
import { t } from "~/texts";

/** A password to be chosen. How hard one is to guess is for the API to say; what it said of the last one is shown. */
export function NewPassword({ name = "password", label }: { name?: string; label?: string }) {
  const { score } = useHere();
  return (
    <Password
      name={name}
      label={label ?? t.entrance.password}
      autoComplete="new-password"
      minLength={8}
      hint={score === null ? t.strength.hint : <Strength score={score} />}
    />
  );
}

function Strength({ score }: { score: number }) {
  return (
    <span className="strength" data-score={score}>
      <span className="bars" aria-hidden="true">
        {[0, 1, 2, 3].map((each) => (
          <i key={each} className={each <= score ? "on" : undefined} />
        ))}
      </span>
      {t.strength.label}: {t.strength.levels[score]}
    </span>
  );
}
