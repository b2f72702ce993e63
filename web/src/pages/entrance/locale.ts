/** What the browser knows of how somebody reads, and where they are. */
export function here(): { locale: string; zone: string } {
  const locale = navigator.language;
  return {
    locale: /^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/.test(locale) ? locale : "en",
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC",
  };
}
