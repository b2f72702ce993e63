import { useState } from "react";
import { call } from "~/api/call";
import { Button } from "~/design/Button";
import { Check, Field, Lines, Several } from "~/design/Field";
import { Form, useForm } from "~/design/form";
import { toast } from "~/design/toasts";
import { ZoneChoice } from "~/frame/reading";
import { filled } from "~/pages/entrance/rules";
import { t } from "~/texts";
import { words as agenda } from "~/texts/agenda";
import { words } from "~/texts/calendars";
import { colorOf, prefer } from "../asked";
import { Colors } from "../Colors";
import { Leaving } from "./Leaving";
import type { OfManaging } from "./Managing";
import { alerted, alertsOf, mailed, offsets } from "./reminding";

/** How a calendar is called, looks and reminds. Whoever may not change it says for themselves how they see it. */
export function Settings({ calendar, me, changed, close }: OfManaging) {
  const admin = calendar.role === "admin";
  const { timed, allDay, shelved } = alertsOf(calendar, me);
  const first = {
    name: calendar.name,
    description: calendar.description,
    color: colorOf(calendar),
    zone: calendar.zone,
    alerts: offsets(timed),
    allDay: offsets(allDay),
    email: mailed(timed, allDay) ? "yes" : "",
  };
  const form = useForm(
    first,
    async (typed) => {
      const email = typed.email === "yes";
      const turned = typed.email !== first.email;
      const reminded = turned || typed.alerts !== first.alerts || typed.allDay !== first.allDay;
      const alerts = reminded && {
        alerts: alerted(typed.alerts, timed, email, turned),
        all_day_alerts: alerted(typed.allDay, allDay, email, turned),
      };
      const body = {
        ...(typed.name.trim() !== first.name && { name: typed.name.trim() }),
        ...(typed.description.trim() !== first.description && { description: typed.description.trim() }),
        ...(typed.zone !== first.zone && { zone: typed.zone }),
        ...(!shelved && alerts),
      };
      if (admin && Object.keys(body).length > 0) {
        const path = { calendar_id: calendar.calendar_id };
        const headers = { "If-Match": `"${calendar.modseq}"` };
        await call("patch", "/api/agenda/calendars/{calendar_id}", { path, headers, body });
      }
      const wish = { ...(typed.color !== first.color && { color: typed.color }), ...(shelved && alerts) };
      if (Object.keys(wish).length > 0) await prefer(calendar, wish);
      close();
      toast(words.settings.saved);
      await changed();
    },
    { rules: { name: filled } },
  );
  return (
    <Form form={form}>
      {admin && (
        <>
          <Field name="name" label={words.settings.name} maxLength={100} autoComplete="off" />
          <Lines name="description" label={words.settings.about} maxLength={2000} rows={2} />
        </>
      )}
      {!admin && calendar.description && <p className="soft break">{calendar.description}</p>}
      <Colors />
      {admin && calendar.kind !== "subscribed" && <ZoneChoice />}
      <Offsets name="alerts" label={words.settings.alerts} known={agenda.offsets} held={first.alerts} />
      <Offsets name="allDay" label={words.settings.allDay} known={words.settings.offsets} held={first.allDay} />
      <Check name="email" label={words.settings.email} />
      <p className="soft small">{words.settings.mine}</p>
      <div className="actions managing">
        <Leaving calendar={calendar} me={me} changed={changed} close={close} />
        <Button look="primary" type="submit" busy={form.busy}>
          {t.save}
        </Button>
      </div>
    </Form>
  );
}

function Offsets({
  name,
  label,
  known,
  held,
}: {
  name: string;
  label: string;
  known: Readonly<Record<string, string>>;
  held: string;
}) {
  const [own] = useState(held.split(" ").filter((each) => each !== "" && !(each in known)));
  const options = [
    ...Object.entries(known).map(([value, said]) => ({ value, label: said })),
    ...own.map((value) => ({ value, label: agenda.offset(value) })),
  ];
  return <Several name={name} label={label} options={options} />;
}
