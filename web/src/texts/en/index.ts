import { entrance } from "./entrance";
import { letters } from "./letters";
import { problems } from "./problems";

export const en = {
  language: "en",
  product: "Stoa",
  close: "Close",
  cancel: "Cancel",
  save: "Save",
  back: "Back",
  loading: "Loading…",
  retry: "Try again",
  leaving: { title: "Leave what you typed?", lead: "It is not saved yet.", deed: "Throw it away" },
  now: "just now",
  offline: {
    title: "You are offline.",
    lead: "What you see may be older by now.",
    waiting: (count: number) =>
      count === 1
        ? "One change is kept, and sent when you are back."
        : `${count} changes are kept, and sent when you are back.`,
    sending: "You are back. What you did meanwhile is being sent.",
    form: "You are offline. What you typed is kept, and sent as soon as you are back.",
  },
  waiting: {
    shown: "Too many tries. You can try again in",
    told: (minutes: number) =>
      `Too many tries. You can try again in ${minutes === 1 ? "a minute" : `${minutes} minutes`}.`,
    over: "You can try again now.",
  },
  fields: {
    showPassword: "Show password",
    hidePassword: "Hide password",
  },
  secret: {
    once: "This is shown once. Copy it now: nobody can show it to you again.",
    copy: "Copy",
    copied: "Copied.",
    notCopied: "Your browser did not copy it. Select it and copy it yourself.",
    kept: "I have kept it",
  },
  lists: {
    find: "Find",
    all: (count: number) => `Show all ${count}`,
    more: "Show more",
    nothing: (typed: string) => `Nothing here fits “${typed}”.`,
    found: (count: number) => (count === 1 ? "One fits." : `${count} fit.`),
  },
  problems,
  ...entrance,
  ...letters,
};
