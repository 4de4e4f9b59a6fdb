"""What `make generate` makes of the contract in openapi/; do not edit."""
