"""What a contract cannot say: requests that fit it and are refused all the same, each with why.

Schemathesis takes such an answer for a fault. Only answers that stand here, by operation, status
and the sentence that is said, are passed over; `tests/fuzz/test_refusals.py` sends the sample of
each and fails when it is not refused any more.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

REJECTED = "ST202"
ACCEPTED = "ST201"
UNDOCUMENTED_MEDIA_TYPE = "ST105"


@dataclass(frozen=True, slots=True)
class Refusal:
    """One kind of refusal. `operations` and `sentence` are regular expressions."""

    name: str
    operations: str
    status: int
    sentence: str
    reason: str
    # A request with something of "{kind}" in it, then the body as JSON, or FILE for one of text.
    sample: str
    header: str = ""
    codes: tuple[str, ...] = (REJECTED,)

    def covers(self, operation: str, status: int, sentence: str, code: str) -> bool:
        """Whether an answer is this refusal."""
        return (
            code in self.codes
            and status == self.status
            and re.fullmatch(self.operations, operation) is not None
            and re.search(self.sentence, sentence) is not None
        )


REFUSALS = {
    Refusal(
        "cursor",
        r".*",
        400,
        "The cursor is none that was given out",
        "A cursor is text that only the server can read.",
        sample="GET /api/v1/jobs?cursor=none",
    ),
    Refusal(
        "long query",
        r".*",
        414,
        "The query is too long",
        "A contract bounds each parameter, but not all of them together.",
        codes=(REJECTED, ACCEPTED),
        sample="GET /api/v1/media?" + "&".join(["name=" + "n" * 250] * 100),
    ),
    Refusal(
        "many parameters",
        r".*",
        400,
        "The query has too many parameters",
        "A contract bounds each parameter, but not all of them together.",
        sample="GET /api/v1/media?" + "&".join(["id=1"] * 400 + ["name=2"] * 400),
    ),
    Refusal(
        "long request line",
        r".*",
        400,
        "^Invalid HTTP request received",
        "The HTTP parser gives up at 64 KiB, before any of our code is asked.",
        codes=(REJECTED, UNDOCUMENTED_MEDIA_TYPE),
        sample="GET /api/v1/media?" + "&".join(["name=" + "n" * 250] * 300),
    ),
    Refusal(
        "convert",
        r"media\.convert",
        400,
        "Only RAR, 7z and TAR comics can be converted",
        "What a book is made of is known to the server alone.",
        sample="GET /api/v1/media/{media}/convert",
    ),
    Refusal(
        "unreadable book",
        r"(media|series|library|opds_v1|opds_v2)\..*",
        422,
        "The file is cut off",
        "The library has a book that is torn, to see what happens.",
        sample="GET /api/v1/media/{torn}/page/1",
    ),
    Refusal(
        "page beyond the end",
        r"(media|series|library)\..*",
        400,
        r"The book has the pages 1 to \d+",
        "How many pages a book has is known to the server alone.",
        sample='PUT /api/v1/media/{media}/progress {"page": 99}',
    ),
    Refusal(
        "page of text",
        r"(media|series|library)\.update_thumbnail",
        400,
        "The page is text and cannot be a thumbnail",
        "What is on a page is known to the server alone.",
        sample='PATCH /api/v1/media/{epub}/thumbnail {"page": 2}',
    ),
    Refusal(
        "scaled text",
        r"media\.get_page",
        400,
        "Only pages that are images can be scaled",
        "What is on a page is known to the server alone.",
        sample="GET /api/v1/media/{epub}/page/2?width=100",
    ),
    Refusal(
        "expiry",
        r"api_key\.(create|update)",
        400,
        "The expiry lies in the past",
        "A contract does not know what time it is.",
        sample="POST /api/v1/api-keys "
        '{"name": "n", "permissions": "inherit", "expires_at": "2001-01-01T00:00:00Z"}',
    ),
    Refusal(
        "no API key",
        r"api_key\.validate(_key)?",
        400,
        "The header x-api-key holds no API key",
        "A header is text to published clients, whatever is in it.",
        sample="POST /api/v1/api-keys/validate",
        header="x-api-key: none",
    ),
    Refusal(
        "unknown library",
        r"job\.update_scheduler_config",
        400,
        "One of the libraries does not exist",
        "Which libraries there are is known to the server alone.",
        sample='POST /api/v1/jobs/scheduler-config {"excluded_library_ids": ["none"]}',
    ),
    Refusal(
        "cron expression",
        r"job\.update_scheduler_config",
        400,
        "^The cron expression|^A schedule has an interval or a cron expression, not both",
        "Which days there are, and that one field rules out another, is more than a pattern says.",
        sample='POST /api/v1/jobs/scheduler-config {"cron": "0 0 30 2 *"}',
    ),
    Refusal(
        "time zone",
        r"job\.update_scheduler_config",
        400,
        "There is no such time zone",
        "Which zones there are changes every year.",
        sample='POST /api/v1/jobs/scheduler-config {"timezone": "Europe/Atlantis"}',
    ),
    Refusal(
        "path of a library",
        r"library\.(create|update)",
        400,
        "The path of a library is absolute|There is no such directory on the server"
        "|Libraries must not lie inside one another|The path is a file, not a directory",
        "What lies on the server's disk is known to the server alone.",
        sample='POST /api/v1/libraries {"name": "n", "path": "/none"}',
    ),
    Refusal(
        "ignore rule",
        r"library\.(create|update)",
        400,
        r"^The ignore rule|^In the ignore rule|^An ignore rule has",
        "The grammar of ignore rules is more than a pattern can say.",
        sample='POST /api/v1/libraries {"name": "n", "path": "{folder}", '
        '"config": {"ignore_rules": ["[a"]}}',
    ),
    Refusal(
        "name of a library",
        r"library\.(create|update)",
        422,
        "A library called .* exists already",
        "Which names are taken is known to the server alone.",
        sample='POST /api/v1/libraries {"name": "Comics", "path": "{folder}"}',
    ),
    Refusal(
        "size of thumbnails",
        r"library\..*",
        400,
        "A scaled thumbnail has factors above 0|A sized thumbnail has 1 to",
        "Which sizes are right depends on the mode beside them.",
        sample="POST /api/v1/libraries/{library}/thumbnail/generate "
        '{"image_options": {"format": "Webp", "resize_options": '
        '{"mode": "Scaled", "height": 20, "width": 20}}}',
    ),
    Refusal(
        "link that runs",
        r"(media|series)\.(update|patch)_metadata",
        400,
        "A link begins with http:// or https://",
        "Links may come as one text with commas between them, whose parts no pattern sees.",
        sample='PATCH /api/v1/media/{media}/metadata {"links": ["javascript:alert(1)"]}',
    ),
    Refusal(
        "no image",
        r".*\.upload_(thumbnail|avatar)",
        400,
        "This is not an image of a known kind",
        "A contract cannot say what the bytes of an image are.",
        sample="POST /api/v1/media/{media}/thumbnail FILE",
    ),
    Refusal(
        "username",
        r"(auth\.register|user\.(create|update|update_me))",
        422,
        "The username .* is taken",
        "Which names are taken is known to the server alone.",
        sample='POST /api/v1/auth/register {"username": "mira", "password": "long enough 4 all"}',
    ),
    Refusal(
        "section",
        r"user\.update_home_arrangement",
        400,
        "This section needs a",
        "What a section of the home page needs depends on its type, for published clients.",
        sample="PUT /api/v1/users/me/home-arrangement "
        '{"locked": false, "items": [{"item": {"type": "Library"}, "visible": true}]}',
    ),
    Refusal(
        "own account",
        r"user\..*",
        400,
        "This cannot be done to your own account",
        "Who calls is no matter of a contract.",
        sample='PUT /api/v1/users/{me}/lock {"lock": true}',
    ),
    Refusal(
        "NUL in free text",
        r".*",
        400,
        "The body holds a NUL character",
        "What a contract leaves open cannot be forbidden NUL; databases do not take it.",
        sample='PUT /api/v1/users/{user} {"username": "v", "permissions": [], "x": "\\u0000"}',
    ),
}
