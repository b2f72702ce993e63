"""What this process pays for a hash. Nothing that is deployed changes it; tests that are about something else do."""

from identity.passwords.hashes import COST

cost = COST
