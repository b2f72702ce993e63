import { account } from "./account";
import { admin } from "./admin";
import { audit } from "./audit";
import { entrance } from "./entrance";
import { letters } from "./letters";
import { mail } from "./mail";
import { problems } from "./problems";
import { programs } from "./programs";

export const en = {
  language: "en",
  product: "Stoa",
  close: "Close",
  cancel: "Cancel",
  save: "Save",
  back: "Back",
  loading: "Loading…",
  retry: "Try again",
  now: "just now",
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
  problems,
  ...entrance,
  ...account,
  ...admin,
  ...audit,
  ...letters,
  ...mail,
  ...programs,
};
