"""What several tests use: blogs that they make, Hugo, random documents, hostile strings."""
