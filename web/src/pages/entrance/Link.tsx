import { useState } from "react";
import { Button } from "~/design/Button";
import { Form, useForm } from "~/design/form";
import { ticket } from "~/design/router";
import { t } from "~/texts";
import { shown, useArrival } from "./arriving";
import { Broken } from "./Broken";
import { useBroken } from "./broken";
import { Entrance } from "./Entrance";
import { cameBack } from "./going";
import { useOnce } from "./once";

/**
 * The link of a letter that signs in. It waits to be pressed: programs that look into mail open links too, and this
 * one is good once. Whoever comes back from a provider has pressed something already.
 */
export function Link() {
  const [found] = useState(ticket);
  const { broken, explain } = useBroken(found);
  const { arrive, asking } = useArrival(() => location.assign("/sign-in"));
  const form = useForm({}, async () => arrive(await shown(found)), { explain });
  useOnce(async () => {
    if (found !== "" && cameBack()) await form.submit();
  });
  if (asking) return asking;
  if (broken) return <Broken title={t.link.brokenTitle} lead={t.link.broken} href="/sign-in" label={t.link.again} />;
  return (
    <Entrance title={t.signIn.title} lead={t.link.confirm}>
      <Form form={form}>
        <Button look="primary" type="submit" wide busy={form.busy} autoFocus>
          {t.link.submit}
        </Button>
      </Form>
    </Entrance>
  );
}
