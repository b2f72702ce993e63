"""The edge: CloudFront, the firewall before it, names and certificates."""
