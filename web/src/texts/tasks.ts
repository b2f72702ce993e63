/** The words of tasks, apart from those of every page. */

export { tasks as words } from "./en/tasks";
