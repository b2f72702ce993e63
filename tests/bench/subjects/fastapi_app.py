"""The usual way: one FastAPI application of a hundred routes behind Mangum, boto3, and PyJWT for the tokens."""

import json
import logging
import os
import sys
import uuid
from datetime import UTC, datetime
from typing import Annotated, Any, Literal

import boto3
import jwt
from fastapi import Depends, FastAPI, HTTPException
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from mangum import Mangum
from pydantic import BaseModel, ConfigDict, Field

logging.basicConfig(level="INFO", format="%(message)s", stream=sys.stdout)
logger = logging.getLogger("orders")
logger.setLevel("INFO")

X, Y = (int(part, 16) for part in os.environ["BENCH_KEY"].split("."))
KEY = jwt.PyJWK(
    {
        "kty": "EC",
        "crv": "P-256",
        "x": jwt.utils.base64url_encode(X.to_bytes(32, "big")).decode(),
        "y": jwt.utils.base64url_encode(Y.to_bytes(32, "big")).decode(),
        "alg": "ES256",
    }
)
bearer = HTTPBearer()
table = boto3.resource("dynamodb").Table("orders")
app = FastAPI()


class OrderIn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    title: str = Field(min_length=1, max_length=80)
    email: str = Field(pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$")
    quantity: int = Field(ge=1)
    price: int = Field(ge=0)
    active: bool = True
    tags: list[str] = Field(default=[], max_length=10)
    status: Literal["open", "closed", "draft"]
    note: str | None = None


class OrderOut(OrderIn):
    model_config = ConfigDict(extra="ignore")

    id: str
    created: str


def caller(credentials: Annotated[HTTPAuthorizationCredentials, Depends(bearer)]) -> dict[str, Any]:
    try:
        claims = jwt.decode(credentials.credentials, KEY, algorithms=["ES256"], audience="api")
    except jwt.InvalidTokenError:
        raise HTTPException(401) from None
    if "orders:write" not in claims["scope"].split():
        raise HTTPException(403)
    return claims


@app.post("/api/orders/orders", status_code=201, response_model=OrderOut)
def create(body: OrderIn, who: Annotated[dict[str, Any], Depends(caller)]) -> Any:
    key, now = str(uuid.uuid4()), datetime.now(UTC).isoformat()
    table.put_item(Item={"pk": who["workspace"], "sk": key, "created": now, **body.model_dump(exclude_none=True)})
    found = table.get_item(Key={"pk": who["workspace"], "sk": key})["Item"]
    logger.info(json.dumps({"level": "INFO", "message": "served", "timestamp": now}))
    return {**found, "id": found["sk"]}


def _another(name: str) -> None:
    """One of the 99 other routes, which share the models: generous to FastAPI, where each would have its own."""

    @app.post(f"/api/orders/{name}/{{order_id}}", response_model=OrderOut)
    def serve(order_id: str, body: OrderIn, who: Annotated[dict[str, Any], Depends(caller)]) -> Any:
        return {**body.model_dump(), "id": order_id, "created": who["sub"]}


for number in range(99):
    _another(f"thing{number}")

handler = Mangum(app, lifespan="off")
