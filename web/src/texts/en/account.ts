/** One's own account, and the frame around everything. */
export const account = {
  frame: {
    skip: "Skip to the content",
    account: "Account",
    workspaces: "Workspaces",
    home: "Start",
    profile: "Profile",
    security: "Security",
    people: "People",
    settings: "Settings",
    audit: "Audit log",
    signOut: "Sign out",
    signedInAs: "Signed in as",
  },
  stepUp: {
    title: "Is it still you?",
    lead: "This is sensitive, and you signed in a while ago. Show once more who you are.",
    password: "Your password",
    submit: "Continue",
  },
  home: {
    greeting: (name: string) => `Hello, ${name}`,
    lead: "This is your workspace. Calendar, mail, chat and files move in here as they are built.",
    passkey: "Add a passkey",
    passkeyAbout: "Sign in with your fingerprint or your face, and type nothing.",
    security: "Your security",
    securityAbout: "Password, second factors, and where you are signed in.",
    profile: "Your profile",
    profileAbout: "What you are called, how you read, and your time zone.",
  },
};
