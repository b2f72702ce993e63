"""Delete a filter; what it shows stays."""

from uuid import UUID

from agenda.filters import filters
from kernel.api import Api
from kernel.callers import Caller
from kernel.journal import IfMatch

app = Api(__name__)
ours = filters()


@app.endpoint(
    "DELETE /api/agenda/filters/{filter_id}",
    scope="agenda:write",
    grants=["agenda-filters-1:BatchGetItem,PutItem,UpdateItem"],
    status=204,
)
def delete_filter(caller: Caller, filter_id: UUID, expected: IfMatch) -> None:
    ours.delete(caller, str(filter_id), expected)
