"""Wind the clock at six."""

from kernel.api import Api
from kernel.metrics import count

app = Api(__name__)


@app.at("0 6 * * ? *")
def wind_clock() -> None:
    count("ClockWound", room="parlour")
