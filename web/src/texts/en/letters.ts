/** What the links of letters lead to, and devices without a browser. */
export const letters = {
  letters: {
    on: "Go on to Stoa",
    email: {
      title: "Is this your new address?",
      lead: "You asked for this address for your account. From now on you sign in with it, and letters come to it.",
      deed: "Use this address",
      broken: "It was used already, or it has run out. Ask for the change again in your profile.",
      doneTitle: "Your address is changed",
      done: (email: string) => `You sign in with ${email} from now on.`,
    },
    undo: {
      title: "Take your old address back?",
      lead: "Do this if it was not you who changed the address. Everybody is signed out, the password is good for nothing, and you choose a new one.",
      deed: "Take it back",
      broken:
        "It was used already, or its time is over. If you cannot sign in, ask an administrator of your workspace.",
      done: (email: string) => `The account belongs to ${email} again. Choose a password that nobody else knows.`,
    },
    stay: {
      title: "Keep your account?",
      lead: "You asked for it to be deleted. Nothing is gone yet.",
      deed: "Keep my account",
      broken: "It was used already, or the account is gone.",
      doneTitle: "Your account stays",
      done: (email: string) => `Nothing was deleted. Sign in with ${email} as before.`,
    },
    keep: {
      title: "Keep the workspace?",
      lead: "It is to be erased, and nobody can sign in to it. Nothing of it is gone yet.",
      deed: "Keep the workspace",
      broken: "It was used already, or the workspace is gone.",
      doneTitle: (name: string) => `${name} stays`,
      done: "Nothing was erased. Everybody can sign in again.",
    },
  },
  device: {
    title: "Connect a device",
    lead: "Type the code that the device shows.",
    code: "Code on the device",
    example: "WDJB-MJHT",
    submit: "Continue",
    unknown: "No device shows this code, or not any more. Look at it again.",
    elsewhere: "Codes belong to one workspace. Is the device that of another?",
    asks: (name: string) => `Let ${name} in?`,
    same: "Go on only if your device shows exactly this code:",
    wants: (name: string) => `${name} would like to:`,
    other: "It shows another code",
    allowedTitle: "Your device is connected",
    allowed: (name: string) => `Go back to it: ${name} goes on by itself in a few seconds.`,
    refusedTitle: "The device stays outside",
    refused: (name: string) =>
      `${name} was not let in. If you did not expect this, somebody may have sent you a code of theirs.`,
  },
};
