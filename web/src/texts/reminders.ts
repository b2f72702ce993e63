/** The words of how one is reminded, apart from those of every page. */

export { reminders as words } from "./en/reminders";
