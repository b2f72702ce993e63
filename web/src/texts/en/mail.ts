/** Who the emails of a workspace come from. */
export const mail = {
  sender: {
    title: "Emails",
    lead: "Who invitations, sign-in links and other emails of this workspace come from.",
    from: "Sender",
    fromAbout: "What people see in their inbox.",
    address: (domain: string) => `no-reply@${domain}`,
    houses: "from this installation’s own address",
    name: "Sender’s name",
    nameHint: "Leave it empty for the name of the workspace.",
    own: "Your own domain",
    ownAbout:
      "Emails that come from your domain look like yours, and fewer end up as spam. You need access to its DNS settings.",
    domain: "Domain",
    domainHint: "Addresses at this domain keep working as they do. A subdomain will do, too.",
    domainExample: "example.com",
    begin: "Set it up",
    begun: (when: string) => `set up ${when}`,
    status: { pending: "Waiting for DNS", verified: "In use", failed: "Not found" },
    check: "Check now",
    checked: {
      pending: "Not all records are there yet. DNS may take a few hours.",
      verified: "All is in place: emails come from your domain now.",
      failed: "The records were not found.",
    },
    works: (domain: string) => `Emails of this workspace come from no-reply@${domain}. Keep the records as they are.`,
    waiting: (until: string) =>
      `Add the records below where your domain is looked after, then check. Usually it takes minutes, sometimes hours. Until ${until} nobody else can claim this domain; before it is in use, emails come from the installation’s address.`,
    tooLate:
      "The records were not found, and nobody looks for them any more. Remove the domain and set it up again; compare the records then, since they may have changed. Until then emails come from the installation’s address.",
    history: "What happened with it so far",
    records: "DNS records",
    recordsAbout: (domain: string) =>
      `Add each as it stands here. Some DNS services want the name without “.${domain}” at its end.`,
    copyAll: "Copy all",
    recordName: "Name",
    recordValue: "Value",
    priority: "Priority",
    why: {
      dkim: "Signs your emails (DKIM)",
      bounces: "Brings back what could not be delivered",
      spf: "Says who may send (SPF)",
      dmarc: "Says what holds for forged emails (DMARC). Keep yours if you have one.",
    },
    state: { found: "Found", pending: "Not seen yet", missing: "Not found", unchecked: "Not checked by us" },
    needed: "Needed",
    recommended: "Recommended",
    remove: "Remove",
    removeTitle: (domain: string) => `Remove ${domain}?`,
    removeLead: "Emails come from the installation’s address again. You can delete the DNS records afterwards.",
    removed: "Removed.",
  },
};
