/** With whom something is shared, and who may do what. */

export const sharing = {
  with: "Shared with",
  find: "Add people or groups",
  hint: "A name, an address or a group",
  nobody: "Nobody and no group is called that.",
  group: "Group",
  everybody: "Everybody in the workspace",
  yours: "Yours",
  owner: "Owner",
  ownerless: "It belongs to the workspace",
  ownerlessAbout: "It is nobody’s own: whoever manages the agenda here looks after it.",
  gone: "Somebody who has left",
  goneGroup: "A group that is gone",
  may: (name: string) => `What ${name} may do`,
  none: "Sees nothing",
  remove: (name: string) => `Share no more with ${name}`,
  more: (count: number) => `${count} more; type more of the name.`,
} as const;
