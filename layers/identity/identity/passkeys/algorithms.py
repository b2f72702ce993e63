"""With what passkeys sign (COSE, RFC 9053).

ES256 on P-256, EdDSA on Ed25519, RS256 with 2048 to 4096 bits: in this order we ask for them, and there are no others.
"""

ES256 = -7
EDDSA = -8
RS256 = -257
ALGORITHMS = (ES256, EDDSA, RS256)
