import { useState } from "react";
import { Button } from "~/design/Button";
import { Form, useForm } from "~/design/form";
import { Icon } from "~/design/Icon";
import { Notice } from "~/design/Notice";
import { t } from "~/texts";
import { Entrance } from "./Entrance";

/** A letter was sent, and there is nothing to do here but to look for it, or to ask for another. */
export function Sent({
  title,
  lead,
  back,
  label,
  again,
}: {
  title: string;
  lead: string;
  back: () => void;
  label: string;
  again?: () => Promise<unknown>;
}) {
  return (
    <Entrance
      title={title}
      lead={lead}
      foot={
        <button type="button" className="link" onClick={back}>
          {label}
        </button>
      }
    >
      <div className="envelope">
        <Icon name="letter" size={30} />
      </div>
      {again && <Again send={again} />}
    </Entrance>
  );
}

/** Once more, and no oftener: what does not come twice is not mended by a third. */
function Again({ send }: { send: () => Promise<unknown> }) {
  const [sent, tell] = useState(false);
  const form = useForm({}, async () => {
    await send();
    tell(true);
  });
  if (sent) return <Notice tone="good">{t.magic.sent}</Notice>;
  return (
    <Form form={form}>
      <Button type="submit" wide busy={form.busy} disabled={form.blocked !== null}>
        {t.register.again}
      </Button>
    </Form>
  );
}
