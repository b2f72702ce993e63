/** The words of booking pages, apart from those of every page. */

export { booking as words } from "./en/booking";
