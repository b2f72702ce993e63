"""DynamoDB's expression languages: conditions, filters, key conditions, updates, projections.

They work on attribute values as they travel ({"S": "…"}), in their canonical form (``..values``).
"""
