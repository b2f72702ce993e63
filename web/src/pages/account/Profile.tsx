import { call } from "~/api/call";
import { Button } from "~/design/Button";
import { Choice, Field } from "~/design/Field";
import { Form, useForm } from "~/design/form";
import { toast } from "~/design/toasts";
import { Avatar } from "~/frame/Avatar";
import { Page } from "~/frame/Frame";
import { useMe } from "~/frame/me";
import { filled } from "~/pages/entrance/rules";
import { t } from "~/texts";
import { AddressSection } from "./Address";
import { Going } from "./Going";
import { Leaving } from "./Leaving";
import { Picture } from "./Picture";

const LOCALES = [
  "en",
  "en-GB",
  "en-US",
  "de",
  "de-AT",
  "de-CH",
  "es",
  "fr",
  "it",
  "nl",
  "pl",
  "pt",
  "pt-BR",
  "sv",
  "ja",
  "zh",
];

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
  const names = new Intl.DisplayNames(t.language, { type: "language" });
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
            <Choice name="locale" label={t.profile.locale} hint={t.profile.localeHint}>
              {[...new Set([me.locale, ...LOCALES])].map((each) => (
                <option key={each} value={each}>
                  {names.of(each) ?? each}
                </option>
              ))}
            </Choice>
            <Choice name="zone" label={t.profile.zone}>
              {[...new Set([me.zone, "UTC", ...Intl.supportedValuesOf("timeZone")])].map((each) => (
                <option key={each} value={each}>
                  {each.replaceAll("_", " ")}
                </option>
              ))}
            </Choice>
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
