import { call } from "~/api/call";
import { Button } from "~/design/Button";
import { Field } from "~/design/Field";
import { Form, useForm } from "~/design/form";
import { toast } from "~/design/toasts";
import { Avatar } from "~/frame/Avatar";
import { Page } from "~/frame/Frame";
import { useMe } from "~/frame/me";
import { LocaleChoice, ZoneChoice } from "~/frame/reading";
import { filled } from "~/pages/entrance/rules";
import { t } from "~/texts/house";
import { AddressSection } from "./Address";
import { Going } from "./Going";
import { Leaving } from "./Leaving";
import { Picture } from "./Picture";

/** What one is called, how one reads, and where one is. */
export default function Profile() {
  const { me, know } = useMe();
  const form = useForm(
    { name: me.name, locale: me.locale, zone: me.zone },
    async ({ name, locale, zone }) => {
      know(await call("patch", "/api/auth/me", { body: { name: name.trim(), locale, zone } }));
      toast(t.profile.saved);
    },
    { rules: { name: filled } },
  );
  return (
    <Page title={t.profile.title} lead={t.profile.lead} narrow>
      <section className="card">
        <header>
          <Avatar name={form.values.name} picture={me.picture ?? null} size={56} />
          <div>
            <strong className="break">{me.name}</strong>
            <span className="soft small break">{me.email}</span>
          </div>
          <Picture />
        </header>
        <div className="body">
          <Form form={form} label={t.profile.title}>
            <Field name="name" label={t.profile.name} autoComplete="name" maxLength={100} />
            <LocaleChoice hint={t.profile.localeHint} />
            <ZoneChoice />
            <div className="row">
              <Button look="primary" type="submit" busy={form.busy}>
                {t.profile.save}
              </Button>
            </div>
          </Form>
        </div>
      </section>
      <AddressSection />
      <Going />
      <Leaving />
    </Page>
  );
}
