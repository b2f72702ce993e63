"""The edge: one origin before everything."""

import json

from infra.edge.compose import CACHING_DISABLED, api, files, template
from infra.yamls import load
from tests.infra.stacks.templates import EDGE, ROOT

BEHAVIOURS = json.loads((ROOT / "infra/edge/behaviours.json").read_text())
LED = [
    {"pattern": "/api/auth/*/login", "api": "integrations"},
    {"pattern": "/api/auth/*", "api": "identity"},
    {"pattern": "/live", "socket": "live-socket"},
]


def composed(led=LED):
    document = template(led)
    return document, document["Resources"]["Distribution"]["Properties"]["DistributionConfig"]


def headers(name):
    return template(LED)["Resources"][name]["Properties"]["ResponseHeadersPolicyConfig"]["SecurityHeadersConfig"]


def test_what_is_deployed_follows_from_its_parts():
    assert dict(files(BEHAVIOURS)) == {"infra/edge/edge.yaml": EDGE.read_text()}


def test_each_path_leads_to_its_room_the_most_specific_first():
    document, config = composed()
    led = [(each["PathPattern"], each["TargetOriginId"]) for each in config["CacheBehaviors"]]
    assert led == [
        ("/api/auth/*/login", "IntegrationsApi"),
        ("/api/auth/*", "IdentityApi"),
        ("/live", "LiveSocket"),
        ("/status/*", "status"),
    ]
    origins = {each["Id"] for each in config["Origins"]}
    assert {target for _, target in led} <= origins
    assert {api(each) for each in LED} <= set(document["Parameters"])


def test_no_answer_of_an_api_is_kept_and_every_method_passes():
    for behaviour in composed()[1]["CacheBehaviors"][: len(LED)]:
        assert behaviour["CachePolicyId"] == CACHING_DISABLED
        assert "DELETE" in behaviour["AllowedMethods"]
        assert behaviour["ViewerProtocolPolicy"] == "https-only"


def test_every_api_can_tell_that_the_edge_sent_a_request():
    apis = [each for each in composed()[1]["Origins"] if "CustomOriginConfig" in each]
    assert len(apis) == 3
    for origin in apis:
        assert origin["OriginCustomHeaders"] == [
            {"HeaderName": "X-Origin-Secret", "HeaderValue": {"Ref": "OriginSecret"}}
        ]
    assert composed()[0]["Parameters"]["OriginSecret"]["NoEcho"] is True


def test_what_is_not_there_is_never_turned_into_a_page():
    assert "CustomErrorResponses" not in composed()[1]


def test_old_protocols_are_refused_and_new_ones_spoken():
    config = composed()[1]
    secure = config["ViewerCertificate"]["Fn::If"][1]
    assert secure["MinimumProtocolVersion"] >= "TLSv1.2_2021"
    assert config["HttpVersion"] == "http2and3"
    assert config["IPV6Enabled"] is True


def test_browsers_are_told_to_be_strict():
    for name in ("WebHeaders", "ApiHeaders", "StatusHeaders"):
        said = headers(name)
        assert said["StrictTransportSecurity"]["Preload"] is True
        assert said["StrictTransportSecurity"]["AccessControlMaxAgeSec"] >= 31_536_000
        assert said["ContentTypeOptions"]["Override"] is True
        assert "frame-ancestors 'none'" in str(said["ContentSecurityPolicy"])
    assert "script-src 'self';" in " ".join(str(headers("WebHeaders")["ContentSecurityPolicy"]).split())


def test_an_api_may_say_more_of_its_own_pages_than_the_edge_does():
    assert headers("ApiHeaders")["ContentSecurityPolicy"]["Override"] is False


def test_the_firewall_stands_at_every_gate_and_lets_letters_pass():
    rules = {rule["Name"]: rule for rule in template(LED)["Resources"]["WebAcl"]["Properties"]["Rules"]}
    groups = str(rules)
    for group in ("CommonRuleSet", "KnownBadInputsRuleSet", "AmazonIpReputationList"):
        assert f"AWSManagedRules{group}" in groups
    assert "RateBasedStatement" in rules["too-many-from-one-address"]["Statement"]
    common = rules["common-attacks"]["Statement"]["ManagedRuleGroupStatement"]["RuleActionOverrides"]
    counted = {each["Name"] for each in common if each["ActionToUse"] == {"Count": {}}}
    assert {"SizeRestrictions_BODY", "CrossSiteScripting_BODY"} <= counted


def test_no_log_holds_a_cookie_or_a_query():
    delivery = load(EDGE)["Resources"]["LogDelivery"]["Properties"]["RecordFields"]
    assert not {"cs(Cookie)", "cs-uri-query"} & set(delivery)
