/** The words of the log, apart from those of every page. */

export { en as words } from "./en/acts";
