import { describe, expect, test } from "vitest";
import { placeBeside } from "~/design/beside";

const window = { width: 1280, height: 800 };
const card = { width: 440, height: 300 };

describe("a card stands", () => {
  test.each([
    ["to the right", { left: 300, top: 200, width: 120, height: 48 }, { left: 428, top: 200 }],
    ["to the left where there is no room", { left: 1000, top: 200, width: 120, height: 48 }, { left: 552, top: 200 }],
    ["within the window", { left: 300, top: 700, width: 120, height: 48 }, { left: 428, top: 488 }],
    ["below what is wide", { left: 280, top: 100, width: 980, height: 48 }, { left: 550, top: 156 }],
    ["above what is wide and far below", { left: 280, top: 600, width: 980, height: 48 }, { left: 550, top: 292 }],
    ["nowhere beside what fills it", { left: 280, top: 100, width: 980, height: 600 }, null],
    ["nowhere beside what was scrolled away", { left: 300, top: -90, width: 120, height: 48 }, null],
  ])("%s", (_, of, place) => {
    expect(placeBeside(of, card, window)).toEqual(place);
  });
});
