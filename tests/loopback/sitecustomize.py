"""No test and no child of a test reaches beyond this machine: Python asks here before it connects.

Python imports a module of this name at its start from PYTHONPATH, which `tests/conftest.py` sets.
An audit hook hears of every socket, whichever library opens it, and cannot be taken off again.
"""

import ipaddress
import sys

HERE = {"", "localhost", "localhost.localdomain", "ip6-localhost"}
ASKED = {
    "socket.connect": 1,
    "socket.sendto": 1,
    "socket.sendmsg": 1,
    "socket.getaddrinfo": 0,
    "socket.gethostbyname": 0,
}
"""Event: which of its facts is the address, or the host's name."""
refused = []
"""What was tried in this process."""


class Beyond(RuntimeError):
    """Something reached for the network."""


def is_here(address):
    """Whether an address or a host's name is this machine; a path or nothing is.

    >>> is_here(("127.0.0.1", 80)), is_here("::1"), is_here("/run/x"), is_here("example.org")
    (True, True, True, False)
    """
    host = address[0] if isinstance(address, tuple) else address
    if isinstance(host, bytes):
        host = host.decode("ascii", "replace")
    if host is None or host.startswith(("/", "\0")) or host.lower() in HERE:
        return True
    try:
        found = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return False
    return found.is_loopback or found.is_unspecified


def listen(event, facts):
    """The hook: anything beyond ends in an error that says so."""
    if event in ASKED:
        address = facts[ASKED[event]]
        if not is_here(address):
            refused.append(f"{event} {address}")
            raise Beyond(f"{event} {address}: tests and builds stay on this machine")


sys.addaudithook(listen)
