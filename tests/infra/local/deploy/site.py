"""A small project on disk, to be deployed."""

from pathlib import Path

import yaml

from infra.local.deploy import deploy

FUNCTION = {
    "Type": "AWS::Lambda::Function",
    "Properties": {"Handler": "greet.app", "Code": "functions/hall", "Role": {"Fn::GetAtt": "Role.Arn"}},
}
ROLE = {
    "Type": "AWS::IAM::Role",
    "Properties": {"AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": []}},
}


class Site:
    """Files in a folder: templates and functions."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.reports = []
        self.function("greet")

    def function(self, name, source="def app(event, context):\n    return event\n", room="hall"):
        path = self.folder / "functions" / room / f"{name}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source)
        return path

    def template(self, text, name="template.yaml"):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text if isinstance(text, str) else yaml.safe_dump(text, sort_keys=False))
        return path

    def deploy(self, text=None, *, cache=None, **parameters):
        if text is not None:
            self.template(text)
        return deploy(self.folder / "template.yaml", parameters, cache, self.reports.append)

    def one(self, type_, properties=None, **parts):
        """Deploy a template with one resource; return what Ref gives."""
        resource = {"Type": type_, **({"Properties": properties} if properties else {})}
        outputs = {"Ref": {"Value": {"Ref": "Thing"}}}
        return self.deploy({**parts, "Resources": {"Thing": resource}, "Outputs": outputs}).outputs["Ref"]
