/** Two changed one thing at the same time. */
export const versions = {
  title: "Somebody changed it meanwhile",
  lead: "Both are here; nothing is lost until you choose.",
  field: "What",
  mine: "Yours",
  theirs: "As it is now",
  keep: "Save mine",
  take: "Leave theirs",
  nothing: "—",
  same: "You both wrote the same.",
};
