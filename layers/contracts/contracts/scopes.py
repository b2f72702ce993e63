"""Every scope that a door of any room may ask for: what it allows, and the least of the built-in roles that has it.

A room that invents a scope adds it here; `make check` fails for a door whose scope is not here.
"""

from typing import Literal, NamedTuple

BuiltIn = Literal["member", "lead", "manager", "admin"]

RANKS: tuple[BuiltIn, ...] = ("member", "lead", "manager", "admin")
"""The built-in roles; each may do what those before it may."""


class Scope(NamedTuple):
    meaning: str
    least: BuiltIn


SCOPES: dict[str, Scope] = {
    "me:read": Scope("See your own account, devices and sign-ins", "member"),
    "me:identify": Scope("Learn who you are", "member"),
    "me:write": Scope("Change your own account and end your own sessions", "member"),
    "people:read": Scope("See who is in the workspace, and its groups", "member"),
    "people:write": Scope("Invite people, change, deactivate and remove them", "manager"),
    "groups:write": Scope("Make groups, and say who is in them", "manager"),
    "roles:write": Scope("Make roles, and give them to people", "admin"),
    "workspace:read": Scope("See the settings of the workspace", "member"),
    "workspace:write": Scope("Change the settings, the policy and the looks of the workspace", "admin"),
    "keys:read": Scope("See which API keys there are", "manager"),
    "keys:write": Scope("Make, rotate and revoke API keys", "admin"),
    "clients:read": Scope("See which applications people sign in to with Stoa", "manager"),
    "clients:write": Scope("Register applications that people sign in to with Stoa", "admin"),
    "audit:read": Scope("Read and export the audit log", "admin"),
    "scim:read": Scope("See people and groups as a directory does (SCIM)", "admin"),
    "scim:write": Scope("Provision people and groups (SCIM)", "admin"),
    "agenda:read": Scope("See calendars, events, projects and tasks that you may see", "member"),
    "agenda:write": Scope("Change calendars, events, projects and tasks that you may change", "member"),
    "agenda:manage": Scope("Set up rooms, resources and the calendars of the workspace itself", "manager"),
    "ops:read": Scope("See incidents", "member"),
    "ops:write": Scope("Open, update and resolve incidents", "manager"),
}
