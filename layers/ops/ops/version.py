"""Which Stoa this is, for whoever asks."""

from pydantic import BaseModel, Field

from kernel.version import VERSION


class Version(BaseModel, frozen=True):
    """The version, as the change log numbers it."""

    name: str = Field(default="stoa", examples=["stoa"])
    version: str = Field(default=VERSION, examples=[VERSION])
