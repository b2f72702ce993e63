/** The words of what the form of an event holds beside the most needed, apart from those of every page. */

export { details as words } from "./en/details";
