"""What `make generate` makes of the contract: openapi.yaml, models and client; do not edit."""
