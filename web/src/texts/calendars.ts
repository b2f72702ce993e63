/** The words of what is done with calendars, apart from those of every page. */

export { calendars as words } from "./en/calendars";
