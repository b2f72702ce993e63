/** The words of sharing, apart from those of every page. */

export { sharing as words } from "./en/sharing";
