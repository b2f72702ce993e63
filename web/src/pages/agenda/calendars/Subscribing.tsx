import { useState } from "react";
import { call } from "~/api/call";
import type { Schemas } from "~/api/types";
import { Button } from "~/design/Button";
import { Actions, Dialog } from "~/design/Dialog";
import { Field } from "~/design/Field";
import { Form, useForm } from "~/design/form";
import { toast } from "~/design/toasts";
import { useMe } from "~/frame/me";
import { filled } from "~/pages/entrance/rules";
import { t } from "~/texts";
import { words } from "~/texts/calendars";
import { Saying } from "~/times/said";
import { COLORS, Colors } from "../Colors";
import "./calendars.css";

type Preview = Schemas["SubscriptionPreview"];

/** Others cannot listen to; on a laptop the house may follow itself. */
const ADDRESS = /^((https|webcals?):\/\/|http:\/\/(localhost|127\.0\.0\.1)[:/])\S+$/i;

export function followable(url: string): string | null {
  return filled(url) ?? (ADDRESS.test(url.trim()) ? null : words.follow.bad);
}

/** Follow a calendar that is kept elsewhere: first what is there, then what it is to be called here. */
export default function Subscribing({ changed, close }: { changed: () => Promise<void>; close: () => void }) {
  const [found, find] = useState<(Preview & { url: string }) | null>(null);
  return (
    <Dialog title={words.follow.title} lead={found ? undefined : words.follow.lead} onClose={close}>
      {found ? (
        <Naming key={found.url} found={found} changed={changed} close={close} back={() => find(null)} />
      ) : (
        <Looking find={find} close={close} />
      )}
    </Dialog>
  );
}

function Looking({ find, close }: { find: (found: Preview & { url: string }) => void; close: () => void }) {
  const form = useForm(
    { url: "" },
    async (typed) => {
      const url = typed.url.trim();
      find({ ...(await call("post", "/api/agenda/subscriptions/preview", { body: { url } })), url });
    },
    { rules: { url: followable } },
  );
  return (
    <Form form={form}>
      <Field
        name="url"
        type="url"
        label={words.follow.url}
        placeholder={words.follow.example}
        maxLength={2048}
        autoComplete="off"
        spellCheck={false}
      />
      <Actions close={close} deed={words.follow.look} busy={form.busy} />
    </Form>
  );
}

function Naming({
  found,
  changed,
  close,
  back,
}: {
  found: Preview & { url: string };
  changed: () => Promise<void>;
  close: () => void;
  back: () => void;
}) {
  const color = found.color ?? COLORS[3];
  const form = useForm(
    { name: found.name ?? found.host, color },
    async (typed) => {
      const name = typed.name.trim();
      const body = { url: found.url, name, ...(typed.color !== found.color && { color: typed.color }) };
      await call("post", "/api/agenda/subscriptions", { body });
      close();
      toast(words.follow.done);
      await changed();
    },
    { rules: { name: filled } },
  );
  return (
    <Form form={form}>
      <div className="found-there">
        <strong>{found.events > 0 ? words.follow.found(found.events) : words.follow.none}</strong>
        <Times found={found} />
        <span className="soft small break">{words.follow.from(found.host)}</span>
        {found.left_out > 0 && <span className="soft small">{words.follow.leftOut(found.left_out)}</span>}
      </div>
      <Field name="name" label={words.follow.name} maxLength={100} autoComplete="off" />
      <Colors />
      <div className="actions">
        <Button onClick={back}>{t.back}</Button>
        <Button look="primary" type="submit" busy={form.busy}>
          {words.follow.subscribe}
        </Button>
      </div>
    </Form>
  );
}

/** From when to when something is in it. */
function Times({ found }: { found: Preview }) {
  const { me } = useMe();
  const [saying] = useState(() => new Saying(me.locale));
  if (!found.since) return null;
  const [since, until] = [found.since.slice(0, 10), found.until?.slice(0, 10)];
  return (
    <span className="soft small">
      {saying.dated(since)} {until === since ? "" : until ? `– ${saying.dated(until)}` : words.follow.endless}
    </span>
  );
}
