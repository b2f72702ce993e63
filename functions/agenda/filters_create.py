"""Keep which tasks one wants to see, under a name."""

from agenda.filters import Filter, Wanted, filters
from kernel.api import Api
from kernel.callers import Caller
from kernel.once import Once

app = Api(__name__)
ours = filters()


@app.endpoint(
    "POST /api/agenda/filters",
    scope="agenda:write",
    grants=["agenda-filters-1:BatchGetItem,PutItem,Query,UpdateItem"],
    status=201,
)
def make_filter(caller: Caller, wanted: Wanted, once: Once) -> Filter:
    return ours.create(caller, wanted, once)
