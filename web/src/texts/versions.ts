/** The words for two who change one thing at the same time, apart from those of every page. */

export { versions as words } from "./en/versions";
