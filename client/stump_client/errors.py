"""What can go wrong when a program talks to a server.

ApiError               base of all, and itself an answer that makes no sense
├── Invalid            400, 413, 415, 416: the request cannot be meant
├── Unauthorized       401: nobody the server knows is calling
├── Forbidden          403: the caller lacks a right
├── NotFound           404: not there, or hidden from the caller
├── Conflict           409, 422: does not fit the state of things, such as a taken name
├── TooManyRequests    429: slower, please
├── ServerFault        500 and above: the server's own trouble
├── Unreachable        no whole answer: timeouts, refused or broken connections
└── JobFailed          a job that was waited for failed or was cancelled
"""

from __future__ import annotations

from stump_generated.client.models import Job, Problem, ProblemCause


class ApiError(Exception):
    """A call that did not succeed; `status` and `problem` are None where there was none."""

    def __init__(
        self, message: str, *, status: int | None = None, problem: Problem | None = None
    ) -> None:
        super().__init__(message)
        self.message = message
        self.status = status
        self.problem = problem

    @property
    def errors(self) -> list[ProblemCause]:
        """Each value of the request that was refused, where the server names them."""
        return (self.problem and self.problem.errors) or []


class Invalid(ApiError):
    """The request cannot be meant: 400, 413, 415 or 416."""


class Unauthorized(ApiError):
    """Nobody the server knows is calling: 401."""


class Forbidden(ApiError):
    """The caller lacks a right: 403."""


class NotFound(ApiError):
    """Not there, or hidden from the caller: 404."""


class Conflict(ApiError):
    """The request does not fit the state of things: 409 or 422."""


class TooManyRequests(ApiError):
    """The caller must wait: 429. `retry_after` is in seconds, None when the server does not say."""

    def __init__(
        self,
        message: str,
        *,
        status: int | None = None,
        problem: Problem | None = None,
        retry_after: float | None = None,
    ) -> None:
        super().__init__(message, status=status, problem=problem)
        self.retry_after = retry_after


class ServerFault(ApiError):
    """The server's own trouble: 500 and above."""


class Unreachable(ApiError):
    """No whole answer arrived."""


class JobFailed(ApiError):
    """A job that was waited for did not complete; `job` is how it ended."""

    def __init__(self, message: str, job: Job) -> None:
        super().__init__(message)
        self.job = job
