"""Waiting for a job to end."""

from __future__ import annotations

import asyncio

import pytest
from builders.outside import Outside, Reply, reply_json
from builders.sdk_contract import load, normal
from stump_client import Api, AsyncApi, JobFailed


def job(status: str) -> Reply:
    example = normal("Job", load()["components"]["schemas"]["Job"]["example"])
    return reply_json({**example, "status": status})


def test_a_job_is_waited_for(outside: Outside, api: Api) -> None:
    outside.will(job("QUEUED"), job("RUNNING"), job("RUNNING"), job("COMPLETED"))

    found = api.job.wait("x")

    assert found.status == "COMPLETED"
    assert len(outside.arrivals) == 4


def test_a_coroutine_waits_as_well(outside: Outside) -> None:
    outside.will(job("RUNNING"), job("COMPLETED"))

    async def run() -> str:
        async with AsyncApi(outside.url) as api:
            return (await api.job.wait("x")).status

    assert asyncio.run(run()) == "COMPLETED"


@pytest.mark.parametrize("status", ["FAILED", "CANCELLED"])
def test_a_bad_end_is_an_error(outside: Outside, api: Api, status: str) -> None:
    outside.will(job("RUNNING"), job(status))

    with pytest.raises(JobFailed, match=status.lower()) as caught:
        api.job.wait("x")

    assert caught.value.job.status == status


def test_waiting_ends_when_the_time_is_up(outside: Outside, api: Api) -> None:
    outside.will(job("RUNNING"))

    with pytest.raises(TimeoutError, match="still running"):
        api.job.wait("x", timeout=0.12)

    assert len(outside.arrivals) == 3


def test_waiting_without_an_end_is_possible(outside: Outside, api: Api) -> None:
    outside.will(job("RUNNING"), job("COMPLETED"))

    assert api.job.wait("x", timeout=None).status == "COMPLETED"
