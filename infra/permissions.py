"""Permissions in CloudFormation's words: ARNs of this account, statements, documents and roles."""

from typing import Any

from infra.yamls import Template, ref


def arn(service: str, rest: str) -> str:
    """The ARN of something in this account and region, as ``Fn::Sub`` wants it."""
    return f"arn:${{AWS::Partition}}:{service}:${{AWS::Region}}:${{AWS::AccountId}}:{rest}"


def allow(actions: list[str], resource: Any, condition: Template | None = None) -> Template:
    """One statement."""
    more = {"Condition": condition} if condition else {}
    return {"Effect": "Allow", "Action": actions, "Resource": resource, **more}


def document(*statements: Template) -> Template:
    """A policy."""
    return {"Version": "2012-10-17", "Statement": list(statements)}


def role(service: str, allowed: list[Template], *, here: bool = False) -> Template:
    """A role that ``service`` takes on, and exactly what it may do; ``here``: only in the name of this account."""
    trust: Template = {"Effect": "Allow", "Principal": {"Service": service}, "Action": "sts:AssumeRole"}
    if here:
        trust["Condition"] = {"StringEquals": {"aws:SourceAccount": ref("AWS::AccountId")}}
    exact = {"PolicyName": "exact", "PolicyDocument": document(*allowed)}
    return {"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": document(trust), "Policies": [exact]}}
