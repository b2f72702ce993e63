/** The words of rooms and resources as those see them who look after them, apart from those of every page. */

export { rooms as words } from "./en/rooms";
