/** The words of what rang, apart from those of every page. */

export { alerts as words } from "./en/alerts";
