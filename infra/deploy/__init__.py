"""Into an AWS account: layers that hold only what is used, ``sam build``, and a deployment that asks once.

``python -m infra.deploy`` deploys, ``… build`` builds, ``… layers`` builds layers alone (``--here``: for this machine).
"""
