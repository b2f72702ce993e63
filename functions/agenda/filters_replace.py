"""Want to see other tasks by a filter, or call it otherwise."""

from uuid import UUID

from agenda.filters import Filter, Wanted, filters
from kernel.api import Api
from kernel.callers import Caller
from kernel.journal import IfMatch

app = Api(__name__)
ours = filters()


@app.endpoint(
    "PUT /api/agenda/filters/{filter_id}",
    scope="agenda:write",
    grants=["agenda-filters-1:BatchGetItem,PutItem,UpdateItem"],
)
def replace_filter(caller: Caller, filter_id: UUID, wanted: Wanted, expected: IfMatch) -> Filter:
    return ours.replace(caller, str(filter_id), wanted, expected)
