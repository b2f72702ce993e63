/** The words of the agenda, apart from those of every page. */

export { agenda as words } from "./en/agenda";
