"""Compare generated/ with what the contract gives now; exit 1 with a list of stale files.

python scripts/check_generated.py
"""

from __future__ import annotations

import sys

import generate

if __name__ == "__main__":
    sys.argv[1:] = ["--check"]
    sys.exit(generate.main())
