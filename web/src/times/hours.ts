/** What clocks show so many minutes after midnight: `09:30`, and after a day from the beginning. */
export function clock(minute: number): string {
  const two = (number: number) => String(number).padStart(2, "0");
  return `${two(Math.floor(minute / 60) % 24)}:${two(minute % 60)}`;
}
