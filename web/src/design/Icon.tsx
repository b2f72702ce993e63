/** Icons are drawn here, on a grid of 20, in the colour of their text. They never stand without words for them. */

const PATHS = {
  alert: "M10 6.5v4.2M10 13.6v.1M10 2.6 18 16.8H2L10 2.6Z",
  app: "M6.5 2.5h7a1.5 1.5 0 0 1 1.5 1.5v12a1.5 1.5 0 0 1-1.5 1.5h-7A1.5 1.5 0 0 1 5 16V4a1.5 1.5 0 0 1 1.5-1.5ZM9 15h2",
  back: "M16 10H4m5-5-5 5 5 5",
  building: "M3 7.2 10 3l7 4.2M4.5 9.5v6M8.2 9.5v6M11.8 9.5v6M15.5 9.5v6M3 17.5h14",
  check: "m4 10.5 4 4 8-9",
  chevron: "m6 8 4 4 4-4",
  close: "m5 5 10 10M15 5 5 15",
  copy: "M7 7V4.5A1.5 1.5 0 0 1 8.5 3h7A1.5 1.5 0 0 1 17 4.5v7a1.5 1.5 0 0 1-1.5 1.5H13M4.5 7h7A1.5 1.5 0 0 1 13 8.5v7a1.5 1.5 0 0 1-1.5 1.5h-7A1.5 1.5 0 0 1 3 15.5v-7A1.5 1.5 0 0 1 4.5 7Z",
  device: "M4 4h12a1 1 0 0 1 1 1v7.5a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1ZM7 17h6M10 13.5V17",
  download: "M10 3v10m-4-4 4 4 4-4M3.5 16.8h13",
  edit: "m12.5 4.5 3 3L7 16H4v-3l8.5-8.5Z",
  eye: "M2 10s3-5.5 8-5.5S18 10 18 10s-3 5.5-8 5.5S2 10 2 10Zm8 2.4a2.4 2.4 0 1 0 0-4.8 2.4 2.4 0 0 0 0 4.8Z",
  hidden:
    "M3 3l14 14M8.3 4.7A8 8 0 0 1 10 4.5c5 0 8 5.5 8 5.5a14 14 0 0 1-2.4 2.9M5 6.4A14 14 0 0 0 2 10s3 5.5 8 5.5a8 8 0 0 0 3.6-.9M8.4 8.3a2.4 2.4 0 0 0 3.3 3.3",
  info: "M10 9v4.5M10 6.5v.1M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15Z",
  key: "M12.6 11.2a4.3 4.3 0 1 0-3.8-3.8L3 13.2V17h3.6v-2.2h2.2v-2.2h1.4l2.4-1.4ZM13.7 6.3v.1",
  leave: "M8 17H4.5A1.5 1.5 0 0 1 3 15.5v-11A1.5 1.5 0 0 1 4.5 3H8m5 10.5 3.5-3.5L13 6.5M16.5 10H8",
  list: "M7.5 5h9.5M7.5 10h9.5M7.5 15h9.5M3.5 5h.1M3.5 10h.1M3.5 15h.1",
  letter: "M3.5 4.5h13a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1h-13a1 1 0 0 1-1-1v-9a1 1 0 0 1 1-1Zm-.7.8L10 11l7.2-5.7",
  lock: "M5.5 9h9A1.5 1.5 0 0 1 16 10.5v5a1.5 1.5 0 0 1-1.5 1.5h-9A1.5 1.5 0 0 1 4 15.5v-5A1.5 1.5 0 0 1 5.5 9ZM6.8 9V6.2a3.2 3.2 0 0 1 6.4 0V9",
  passkey:
    "M8 9.2a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4Zm-5.5 8a5.6 5.6 0 0 1 8.3-4.9M14.8 13a2.3 2.3 0 1 0-1 0v4.2l1 .8 1.2-1.2-.8-.9.8-.9-1.2-1.2V13Z",
  people:
    "M7.5 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM2 16.8a5.5 5.5 0 0 1 11 0M13 3.7a3 3 0 0 1 0 5.6M15 12a5.5 5.5 0 0 1 3 4.8",
  person: "M10 10a3.4 3.4 0 1 0 0-6.8 3.4 3.4 0 0 0 0 6.8ZM3.6 17.2a6.4 6.4 0 0 1 12.8 0",
  phone: "M6.5 2.5h7A1.5 1.5 0 0 1 15 4v12a1.5 1.5 0 0 1-1.5 1.5h-7A1.5 1.5 0 0 1 5 16V4a1.5 1.5 0 0 1 1.5-1.5ZM9 15h2",
  plus: "M10 4v12M4 10h12",
  print:
    "M6 7V3h8v4M6 14H4.5A1.5 1.5 0 0 1 3 12.5v-4A1.5 1.5 0 0 1 4.5 7h11A1.5 1.5 0 0 1 17 8.5v4a1.5 1.5 0 0 1-1.5 1.5H14m-8-2.5h8V17H6v-5.5Z",
  search: "M9 15a6 6 0 1 0 0-12 6 6 0 0 0 0 12Zm4.3-1.7L17.5 17.5",
  shield: "M10 2.5 16 5v4.6c0 3.7-2.5 6.6-6 7.9-3.5-1.3-6-4.2-6-7.9V5l6-2.5Z",
  trash: "M3.5 5.5h13M8 5.5V3h4v2.5M5 5.5l.8 11.5h8.4L15 5.5M8.4 9v4.5M11.6 9v4.5",
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
  return (
    <svg
      className="icon"
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
