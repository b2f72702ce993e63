"""How the installation is doing: its health, its incidents, its status page."""
