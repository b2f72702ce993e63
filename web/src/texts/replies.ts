/** The words of the page on which guests answer, apart from those of every page. */

export { replies as words } from "./en/replies";
