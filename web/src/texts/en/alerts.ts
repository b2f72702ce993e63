/** What somebody is reminded of while they look. */
export const alerts = {
  bell: (count: number) => {
    if (count === 0) return "Reminders";
    return count === 1 ? "Reminders: 1 rings" : `Reminders: ${count} ring`;
  },
  title: "Reminders",
  none: "Nothing rings.",
  noneLead: "What you are reminded of stands here until you have seen to it.",
  untitled: "(No title)",
  now: "now",
  over: "over",
  mentioned: (name = "Somebody") => `${name} mentions you`,
  open: "Open",
  join: "Join the call",
  snooze: (title: string) => `Remind me of ${title} again`,
  later: "Again",
  snoozes: { five: "in 5 min", hour: "in 1 h", tomorrow: "tomorrow at 9" },
  dismiss: (title: string) => `Dismiss ${title}`,
  dismissAll: "Dismiss all",
  snoozed: (when: string) => `It rings again ${when}.`,
  sleeping: (count: number) => (count === 1 ? "One more rings later." : `${count} more ring later.`),
  settings: "How you are reminded",
};
