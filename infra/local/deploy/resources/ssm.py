"""Parameters of Systems Manager."""

from infra.local.deploy.calls import call
from infra.local.deploy.kinds import Made, Wanted, kind


@kind(
    "AWS::SSM::Parameter",
    honours="Name Type Value AllowedPattern DataType",
    without_effect="Description Tags Tier Policies",
)
def parameter(wanted: Wanted) -> Made:
    name = str(wanted.get("Name", wanted.name))
    wanted.world.claim("parameter", name, wanted.logical_id)
    asked = {**wanted.only("AllowedPattern", "DataType"), "Type": wanted.need("Type"), "Value": wanted.need("Value")}
    call("ssm", "PutParameter", {"Name": name, **asked, "Overwrite": True})
    return Made(name, {"Type": asked["Type"], "Value": asked["Value"]})
