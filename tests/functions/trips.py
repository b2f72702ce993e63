"""How many DynamoDB operations each invocation of a function makes: that is what a request waits for."""

import json
from collections import defaultdict
from contextlib import contextmanager
from pathlib import Path

from kernel.doors import HttpDoor

FIGURES = Path(__file__).with_name("round_trips.json")
"""The most that one invocation of each function may make; ``"<room>/<function>"``."""
ORDINARY = 2


class Trips:
    """What was made, invocation by invocation."""

    def __init__(self):
        self._made = []

    @contextmanager
    def counted(self, calls):
        """Count while this lasts."""
        calls.watchers.append(self._count)
        try:
            yield self
        finally:
            calls.watchers.remove(self._count)

    def _count(self, request):
        if request.invocation and request.service == "dynamodb":
            self._made.append(request)

    def __len__(self):
        return len(self._made)

    def of(self, function, since=0):
        """The operations that a function made, sorted."""
        return sorted(request.operation for request in self._made[since:] if request.function == function)

    def most(self, function):
        """The operations of the invocation that made the most of them."""
        made = defaultdict(list)
        for request in self._made:
            if request.function == function:
                made[request.invocation].append(request.operation)
        return max(made.values(), key=len, default=[])


def figures():
    return json.loads(FIGURES.read_text())


MORE = {
    "agenda/attachments_begin": 1,  # of a file that is counted already: there is as long to upload it anew
    "agenda/attachments_get": 1,  # a file that went with its event: whether another, here or in the trash, leads to it
    "agenda/alerts_dismiss": 1,  # what it is about, beside which it is noted
    "agenda/letters_stop": 3,  # seldom: as preferences_update, and what they prefer before
    "agenda/alerts_snooze": 4,  # seldom: the bell is armed before it is noted, and confirmed when it will ring
    "agenda/preferences_update": 2,  # seldom: the same
    "agenda/events_delete": 1,  # where the owner is, if another deletes what they brought along
    "agenda/events_resend": 3,  # seldom: what was brought along goes on here, and is found
    "agenda/events_search": 3,  # the shelf; a word in each calendar at the same time, the others where that was found
    "agenda/bookings_approve": 2,  # where the page is, the booking, and its entry in the calendar
    "agenda/bookings_cancel": 3,  # the same, and whether a host took it out of their calendar, and whose turn it is
    "agenda/bookings_create": 13,  # of each calendar where it stands and what is in it, at once; for who is late, twice
    "agenda/bookings_decline": 3,  # as cancelling
    "agenda/bookings_list": 1,  # where the page is
    "agenda/busy_show": 5,  # whose calendars, what one may see of them, and two queries for each, all at once
    "agenda/guests_cancel": 3,  # as cancelling, and what the hosts are called
    "agenda/guests_confirm": 2,  # the booking, its entry in the calendar, and what the hosts are called
    "agenda/guests_move": 11,  # the same
    "agenda/meetings_find": 6,  # as who is busy
    "agenda/pages_create": 4,  # seldom: its hosts and their calendars, and the first of these if it is not there
    "agenda/pages_delete": 2,  # where the page is, and what it is called
    "agenda/pages_get": 1,  # where the page is, the page, and whether its hosts and their calendars are there
    "agenda/pages_show": 1,  # where the page is, the page, and what its hosts are called
    "agenda/pages_update": 7,  # seldom: as making it; of each host the calendars
    "agenda/slots_list": 3,  # where the page is, the page, its hosts, and two queries for each calendar, at once
    "agenda/calendars_changes": 1,  # which of them the caller sees
    "agenda/calendars_create": 4,  # seldom: how many there are, in which zone; and the shelf, where it is asked again
    "agenda/calendars_delete": 1,  # the groups of whoever asks
    "agenda/calendars_give": 1,  # the groups of whoever asks, and whether there is somebody of that id
    "agenda/calendars_export": 2,  # a file: that somebody has all of a calendar is kept, for them and the audit log
    "agenda/calendars_import": 11,  # a file: ninety events at a time; and it is kept before and after, as of exports
    "agenda/calendars_list": 2,  # once in a life: the calendar that everybody has
    "agenda/calendars_share": 1,  # the groups of whoever asks, and whether there is somebody of that id
    "agenda/calendars_unshare": 1,  # the same
    "agenda/calendars_update": 1,  # the groups of whoever asks
    "agenda/comments_create": 3,  # what the caller may do, and with the task; who is here, if it names any
    "agenda/comments_delete": 3,  # the same, and who said it
    "agenda/comments_list": 1,  # the same without
    "agenda/comments_update": 4,  # the same with
    "agenda/filters_create": 1,  # how many there are
    "agenda/filters_show": 3,  # which it is, the shelf, what one may do; and each project, all at once
    "agenda/events_jot": 8,  # seldom: the event, the inbox, which may be new, what was made of it and went elsewhere
    "agenda/feeds_show": 2,  # whose address it is, and what is there; what fits into no answer is read again, once
    "agenda/imports_start": 1,  # of which calendar it is, and whether the caller may write there
    "agenda/projects_changes": 1,  # which of them the caller sees
    "agenda/projects_copy": 11,  # seldom: what is in it, and forty-five of that are written at a time
    "agenda/projects_export": 1,  # whether the caller sees it; where it stands, and all of it
    "agenda/projects_import": 12,  # a file: ninety tasks at a time, and the trees that some of them come into
    "agenda/projects_create": 3,  # seldom: how many there are; and the shelf
    "agenda/projects_delete": 1,  # the groups of whoever asks
    "agenda/projects_share": 2,  # the same, whether there is somebody of that id, and whether it is on their shelf
    "agenda/projects_unshare": 1,  # the groups of whoever asks
    "agenda/projects_update": 1,  # the same
    "agenda/links_create": 1,  # whether the caller may say who sees it
    "agenda/links_revoke": 1,  # the same
    "agenda/requests_decide": 6,  # seldom: what the caller may do, where the calendar stands, what is in it
    "agenda/requests_list": 7,  # rooms, resources, the groups of whoever asks, two queries for each; of busy ones again
    "agenda/rooms_find": 9,  # the same
    "agenda/rooms_create": 5,  # seldom: how many there are, in which zone, who books it; and where letters find it
    "agenda/rooms_list": 1,  # rooms, resources, and the groups of whoever asks
    "agenda/rooms_update": 2,  # the groups of whoever asks, and who is to book it
    "agenda/shared_list": 2,  # what is behind the address, and two queries at once
    "agenda/shelf_leave": 1,  # whether it is shared with oneself, or with a group
    "agenda/shelf_put": 1,  # whether one sees it
    "agenda/subscriptions_create": 4,  # seldom: as making a calendar
    "agenda/subscriptions_replace": 1,  # whether the caller may, before the address is asked, and after
    "agenda/events_list": 19,  # ten calendars, two queries for each; all run at the same time
    "agenda/events_move": 3,  # with files: whether there is room for them, and which are counted there already
    "agenda/proposals_decide": 6,  # seldom: the proposal, whose, where it is, the event; it goes; its sender is known
    "agenda/tasks_block": 5,  # seldom: the task, the calendar, what was planned for then and went elsewhere
    "agenda/tasks_bulk": 8,  # what one may do; of what is put elsewhere all that is part of it, at the same time
    "agenda/tasks_changes": 1,  # whether the caller sees the project
    "agenda/replies_give": 9,  # as showing; what they say and propose, each as if it came by mail; and their clock
    "agenda/replies_show": 1,  # for whom the link is, who invites, and the event
    "agenda/tasks_complete": 4,  # what the caller may do; and all that is part of it, wherever it stands itself
    "agenda/tasks_copy": 6,  # seldom: what one may do there and here, all that is part of it, who sees it there
    "agenda/tasks_create": 5,  # what the caller may do; of a part, the tree that it comes into
    "agenda/tasks_delete": 6,  # all that is part of it, and that nothing came or went meanwhile
    "agenda/tasks_move": 13,  # as deleting; the tree that it comes into, its neighbours, and who sees that project
    "agenda/tasks_jot": 8,  # as tasks_quick; once in a life: the inbox, and where it stands
    "agenda/tasks_quick": 4,  # what the line may name: the shelf, its projects, and the people they are shared with
    "agenda/tasks_reopen": 1,  # what the caller may do
    "agenda/tasks_restore": 10,  # as deleting, and what it was part of
    "agenda/tasks_search": 6,  # the shelf, what one may do; words in each project; which a task has, of frequent ones
    "agenda/tasks_update": 1,  # what the caller may do
    "identity/clients_create": 2,  # rare: how many applications the workspace may have, and has
    "identity/groups_delete": 1,  # rare: what goes is read before, to see whose role forgets it
    "identity/groups_update": 1,  # rare: only where a role of the workspace's own is taken away
    "identity/roles_delete": 2,  # rare: it asks whether anybody has the role
    "identity/roles_update": 1,  # rare: only where groups carry it, which are written with it
    "identity/accounts_register": 1,  # once in a life: whether another workspace has the slug
    "identity/accounts_verify": 3,  # once in a life; of an installation, the first makes the key that signs
    "identity/issuers_create": 1,  # rare: how many there are
    "identity/issuers_test": 1,  # rare: which one is meant
    "identity/keys_create": 1,  # seldom: how many keys the workspace may have, and has
    "identity/linked_add": 1,  # seldom; whether somebody has shown who they are, and which provider is meant
    "identity/linked_remove": 1,  # seldom: it reads whom to write a letter to
    "identity/providers_discover": 1,  # where a domain is claimed: what its workspace has and demands
    "identity/providers_post": 8,  # as providers_return
    "identity/providers_return": 8,  # of somebody invited into a group; all of them wait for the provider for longer
    "identity/emails_ask": 1,  # seldom; whom to write to, and whether somebody has the address
    "identity/emails_confirm": 2,  # rare; what is on its way to the old address must let nobody in
    "identity/emails_undo": 7,  # rarer; it closes what is open in every workspace, twice, and what was added since
    "identity/accounts_leave": 4,  # once in a life; whether each workspace can do without, and what is open in each
    "identity/accounts_keep": 1,  # once in a life, perhaps
    "identity/avatars_keep": 1,  # seldom; every workspace of the person hears of it
    "identity/avatars_remove": 1,  # the same
    "identity/me_update": 2,  # seldom; every workspace of the person hears of it
    "identity/passwords_change": 6,  # once in a while; what workspaces are called; what is open there, and once more
    "identity/passwords_reset": 6,  # once in a while; how it stands in workspaces; what is open there, and once more
    "identity/invitations_accept": 5,  # once in a life: the invitation, an account, its groups, and what its sender may
    "identity/invitations_create": 2,  # seldom: the policy and who invites; and whether they are in already
    "identity/invitations_resend": 2,  # seldom: the policy and who invites; and what it brings
    "identity/invitations_import": 8,  # of five hundred: who they are, and who is here or invited, a hundred at a time
    "identity/invitations_revoke": 2,  # rare: what goes is read before, to see whether the caller may
    "identity/people_deactivate": 2,  # of an Admin: another one must be found and held to it
    "identity/people_remove": 3,  # of an Admin, the same, and what their groups allow; rare
    "identity/people_update": 2,  # an Admin made something less, the same; the ordinary one makes two
    "identity/codes_renew": 1,  # seldom: it reads whom to write a letter to
    "identity/factors_enrol": 7,  # once in a life; three of them after a policy changed
    "identity/factors_offer": 2,  # once in a life
    "identity/factors_show": 7,  # a ticket, a question and what somebody has; three of them after a policy changed
    "identity/passkeys_enter": 6,  # the same without a ticket
    "identity/passkeys_register": 2,  # seldom; the question is used up before anything is believed
    "identity/passkeys_remove": 1,  # seldom: it reads whom to write a letter to
    "identity/sender_begin": 3,  # once in its life: the domain is the workspace's before SES hears of it
    "identity/sender_check": 1,  # seldom: it is read first, to see which
    "identity/sender_remove": 3,  # seldom: nobody else has the domain until SES has forgotten it
    "identity/sessions_raise": 2,  # seldom; the question to a passkey, and what somebody has
    "identity/pairings_decide": 3,  # the code says which application; once more if the device asks meanwhile
    "identity/logouts_post": 1,  # where there is no list of keys yet
    "identity/sessions_leave": 1,  # where there is no list of keys yet
    "identity/tokens_introspect": 1,  # the same
    "identity/tokens_revoke": 1,  # the same
    "identity/tokens_issue": 1,  # of many refreshes at once those who were not first; or what groups are called
    "identity/workspace_erase": 2,  # once in its life: who its Admins are, and whether all of it still holds
    "identity/workspace_keep": 2,  # hardly ever
    "identity/workspaces_look": 1,  # a page that is opened once a session: the slug, the workspace, its providers
    "identity/workspace_depict": 1,  # seldom: it is read first, to see whether that is its logo already
    "identity/workspace_efface": 1,  # the same
    "identity/workspaces_create": 1,  # seldom: the account is read first, for whose it is
    "identity/workspaces_leave": 2,  # of an Admin: another one must be found and held to it
    "identity/workspaces_switch": 2,  # the first after a policy changed
    "identity/workspace_update": 2,  # seldom: it is read first, to see what becomes otherwise, and who could sign in
    "identity/tickets_issue": 1,  # of an application that calls for somebody: whether it still may
    "identity/totp_confirm": 2,  # seldom; wrong codes are counted first
    "identity/totp_remove": 1,  # seldom: it reads whom to write a letter to
    "identity/sessions_begin": 3,  # no list of keys yet; after a policy changed; or a hash that is renewed
    "identity/scim_bulk": 29,  # up to a hundred operations, one after the other
    "identity/scim_groups_create": 5,  # two of them show whom it has, and forty-one people come in two transactions
    "identity/scim_groups_delete": 6,  # everybody leaves first, forty at a time
    "identity/scim_groups_get": 1,  # the group, who is in it, and what they are called
    "identity/scim_groups_list": 2,  # one for each group on the page whose members are wanted
    "identity/scim_groups_patch": 7,  # if that is asked for, all that is in it is shown before and after; a new name
    "identity/scim_groups_replace": 8,  # who was in it, who is to be, and forty at a time come and leave
    "identity/scim_groups_search": 2,  # one for each group on the page whose members are wanted
    "identity/scim_search": 7,  # people and groups, one after the other
    "identity/scim_users_create": 3,  # the policy, whether there is an account, and the role: seldom
    "identity/scim_users_delete": 2,  # of an Admin: another one must be found and held to it
    "identity/scim_users_list": 3,  # by an address: who has it, in two ways; and the names of their groups
    "identity/scim_users_patch": 2,  # of an Admin: another one must be found and held to it
    "identity/scim_users_replace": 4,  # the names of their groups, before and after, and the role
    "identity/scim_users_search": 2,  # how many there are, where in the list, who that is, and their groups
    "identity/sessions_end_all": 2,  # seldom; it looks into every workspace of the person
    "identity/sessions_link": 2,  # the same
    "identity/sessions_refresh": 2,  # no list of keys yet; of many at once those who were not first
}
"""How many more than that a few may make, and why."""


def bound(name, door):
    """What no request may exceed, whatever its figure; work that nobody waits for has its figure only.

    A limit is one more; the last tokens of a workspace are taken singly, after a block was refused.
    """
    if not isinstance(door, HttpDoor):
        return None
    return ORDINARY + MORE.get(name, 0) + sum(2 if limit.per == "workspace" else 1 for limit in door.limits)
