/** The words of those who offer times to be booked, apart from those of every page. */

export { offering as words } from "./en/offering";
