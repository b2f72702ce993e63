"""What every room stands on. It knows AWS and HTTP, and no word of any room."""
