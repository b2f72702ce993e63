/** Tasks that are carried with the mouse, and where they are put down. */

import { type DragEvent, useState } from "react";
import type { Stored } from "./task";

export function carried({ task_id }: Stored) {
  return {
    draggable: true,
    onDragStart: ({ dataTransfer }: DragEvent) => dataTransfer.setData("text/plain", task_id),
  };
}

/** What every place does, by its name, that a task may be put down at. */
export function useDropping(put: (task: string, place: string) => void) {
  const [over, hover] = useState<string | null>(null);
  const onto = (place: string) => ({
    className: over === place ? "over" : undefined,
    onDragOver: (event: DragEvent) => {
      event.preventDefault();
      hover(place);
    },
    onDragLeave: () => hover(null),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      hover(null);
      put(event.dataTransfer.getData("text/plain"), place);
    },
  });
  return { onto };
}
