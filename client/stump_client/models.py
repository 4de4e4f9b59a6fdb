"""The contract's models, as the calls take and give them.

A field that a server left out is `UNSET`, which is false; a field that it sent as null is None.
"""

from stump_generated.client.models import *  # noqa: F403
from stump_generated.client.types import UNSET as UNSET  # noqa: PLC0414
from stump_generated.client.types import Unset as Unset  # noqa: PLC0414
