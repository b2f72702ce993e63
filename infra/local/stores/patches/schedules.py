"""Schedules in groups of their own are kept: those that functions make at run time.

Those in the default group are of the templates, which say at each start what there is.
"""

from typing import Any

from moto.core.exceptions import JsonRESTError
from moto.scheduler.models import EventBridgeSchedulerBackend, Schedule, scheduler_backends

from infra.local.deployment import ACCOUNT, REGION
from infra.local.stores.current import current
from infra.local.stores.patches.replacement import remade, replace

SERVICE = "scheduler"

original_create = EventBridgeSchedulerBackend.create_schedule
original_update = EventBridgeSchedulerBackend.update_schedule
original_delete = EventBridgeSchedulerBackend.delete_schedule
original_create_group = EventBridgeSchedulerBackend.create_schedule_group
original_delete_group = EventBridgeSchedulerBackend.delete_schedule_group


def _save(schedule: Any) -> Any:
    if schedule.group_name != "default":
        current.documents.put(SERVICE, f"{schedule.group_name}/{schedule.name}", vars(schedule))
    return schedule


def create_schedule(self: Any, *args: Any, **keywords: Any) -> Any:
    with current.documents.database.lock:
        return _save(original_create(self, *args, **keywords))


def update_schedule(self: Any, *args: Any, **keywords: Any) -> Any:
    with current.documents.database.lock:
        return _save(original_update(self, *args, **keywords))


def delete_schedule(self: Any, group_name: str | None, name: str) -> None:
    with current.documents.database.lock:
        original_delete(self, group_name, name)
        current.documents.remove(SERVICE, f"{group_name or 'default'}/{name}")


def create_schedule_group(self: Any, name: str, tags: Any) -> Any:
    """A group comes back with what is kept under its name."""
    with current.documents.database.lock:
        if name in self.schedule_groups:
            # moto would put an empty group in its place.
            raise JsonRESTError("ConflictException", f"Schedule group {name} already exists.")
        group = original_create_group(self, name, tags)
        for key, document in current.documents.all(SERVICE):
            if key.startswith(f"{name}/"):
                group.add_schedule(remade(Schedule, document))
        return group


def delete_schedule_group(self: Any, name: str | None) -> None:
    with current.documents.database.lock:
        for schedule in list(self.get_schedule_group(name).schedules):
            delete_schedule(self, name, schedule)
        original_delete_group(self, name)


def wipe() -> None:
    """Remove what functions scheduled."""
    current.documents.replace(SERVICE, {})
    for name, group in scheduler_backends[ACCOUNT][REGION].schedule_groups.items():
        if name != "default":
            group.schedules.clear()


def install() -> None:
    replace(
        EventBridgeSchedulerBackend,
        create_schedule=create_schedule,
        update_schedule=update_schedule,
        delete_schedule=delete_schedule,
        create_schedule_group=create_schedule_group,
        delete_schedule_group=delete_schedule_group,
    )
