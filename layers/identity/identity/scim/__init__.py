"""SCIM 2.0 (RFC 7643, RFC 7644): how a company's directory tells us who works there.

The protocol, without any input or output of its own. ``service.Scim`` answers requests about the people and groups of
one workspace, given a ``directory.Directory`` of it; ``discovery.Discovery`` answers what we support. A door imports
the one that it needs: this file imports nothing, and what only some requests need, those import.
"""
