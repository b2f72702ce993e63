"""The deployer: from templates to what there is.

    deployment = deploy(Path("template.yaml"), {"Stage": "dev"}, cache=Path(".cache/templates"), report=print)

SAM is translated by AWS's own translator (in a process of its own, and once: it is kept in ``cache``); everything
else is made here, one module per service in ``resources``. Deploying again changes nothing that is as it should be, and
finds what is kept by its name. What the local cloud does not know, it refuses: a type, a property, a parameter.

Authorizers may be functions of another template, so whether they are there is the gateway's to find out.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

from infra.local.deploy.assembly import assembled
from infra.local.deploy.errors import TemplateError
from infra.local.deploy.resources import learn
from infra.local.deploy.stacks import Stack
from infra.local.deploy.templates import read_tree
from infra.local.deploy.translation import Translations
from infra.local.deploy.world import World
from infra.local.deployment import Deployment

__all__ = ["TemplateError", "deploy"]


def deploy(
    template: Path,
    parameters: Mapping[str, str],
    cache: Path | None,
    report: Callable[[str], None],
    *,
    stack: str = "stoa",
) -> Deployment:
    """Make everything that ``template`` and those nested in it describe, or raise ``TemplateError`` with one sentence.

    ``stack`` is what names begin with that templates do not give; a second root template needs another.
    """
    root = template.resolve().parent
    translations = Translations(cache)
    world = World(root)
    try:
        tree = read_tree(template, dict(parameters), translations, root=root)
        translations.begin()
        if translations.count:
            report(f"translating {translations.count} template{'s' * (translations.count > 1)}")
        learn()
        name = "-".join(filter(None, (stack, parameters.get("Stage"))))
        outputs = Stack(name, tree, parameters, world, translations).deploy()
        world.deployment.outputs = {key: str(value) for key, value in outputs.items()}
        return assembled(world)
    finally:
        translations.close()
