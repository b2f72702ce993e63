import { type ReactNode, useState } from "react";
import { Button } from "~/design/Button";
import { Form, useForm } from "~/design/form";
import { ticket } from "~/design/router";
import { t } from "~/texts";
import { Broken } from "./Broken";
import { useBroken } from "./broken";
import { Entrance } from "./Entrance";

/**
 * The link of a letter that does one thing. It waits to be pressed: programs that look into mail open links too, and
 * what they open must change nothing.
 */
export function Pressed({
  title,
  lead,
  deed,
  broken: why,
  act,
}: {
  title: string;
  lead: string;
  deed: string;
  broken: string;
  /** Do it, and say what the page becomes then. */
  act: (ticket: string) => Promise<ReactNode>;
}) {
  const [found] = useState(ticket);
  const [done, become] = useState<ReactNode>(null);
  const { broken, explain } = useBroken(found);
  const form = useForm({}, async () => become(await act(found)), { explain });
  if (done) return done;
  if (broken) return <Broken title={t.link.brokenTitle} lead={why} href="/" label={t.gone.home} />;
  return (
    <Entrance title={title} lead={lead}>
      <Form form={form}>
        <Button look="primary" type="submit" wide busy={form.busy} disabled={form.blocked !== null} autoFocus>
          {deed}
        </Button>
      </Form>
    </Entrance>
  );
}
