from typing import Literal

ServerPingResponse200 = Literal["pong"]

SERVER_PING_RESPONSE_200_VALUES: set[ServerPingResponse200] = {
    "pong",
}


def check_server_ping_response_200(value: str) -> ServerPingResponse200:
    if value in SERVER_PING_RESPONSE_200_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {SERVER_PING_RESPONSE_200_VALUES!r}"
    )
