import { Button } from "~/design/Button";
import { Form, type FormState } from "~/design/form";
import { t } from "~/texts";
import { Entrance } from "./Entrance";

/** What happens by itself when a page opens; where it went wrong, it can be tried again. */
export function Retry({
  form,
  title,
  lead,
}: {
  form: FormState<Record<never, string>>;
  title: string;
  lead?: string | undefined;
}) {
  return (
    <Entrance title={title} lead={lead}>
      <Form form={form}>
        {form.refused && (
          <Button look="primary" type="submit" wide>
            {t.retry}
          </Button>
        )}
      </Form>
    </Entrance>
  );
}
