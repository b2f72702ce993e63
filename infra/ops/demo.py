"""The operations room's part of the demonstration: one incident that is over and one that is not."""

from infra.local.demo import Demo


def seed(demo: Demo) -> None:
    past = demo.request(
        "POST",
        "/api/ops/incidents",
        {
            "title": "Calendar invitations arrive late",
            "impact": "minor",
            "message": "Invitations to outside take up to ten minutes. We are looking for the cause.",
            "components": ["agenda", "mail"],
        },
    )
    demo.request(
        "POST",
        f"/api/ops/incidents/{past['incident_id']}/resolve",
        {"message": "All invitations have arrived. A queue was too small for Monday mornings; it is not any more."},
    )
    present = demo.request(
        "POST",
        "/api/ops/incidents",
        {
            "title": "Search finds new mail only after a minute",
            "impact": "minor",
            "message": "New mail arrives at once, but search learns of it late.",
            "components": ["mail"],
        },
    )
    demo.request(
        "PATCH",
        f"/api/ops/incidents/{present['incident_id']}",
        {"status": "identified", "message": "The index is being rebuilt; nothing is lost."},
    )
