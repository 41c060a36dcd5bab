"""What the numbers were measured on."""

import os
import platform
import subprocess
import tempfile
import time

PACKAGES = ("runit", "s6", "supervisor")


def describe():
    """A line for the head of the report; names no host."""
    load = os.getloadavg()[0]
    kernel = ".".join(platform.release().split(".")[:2])
    return (f"{time.strftime('%Y-%m-%d')}, {os.cpu_count()} cores, {system()}, {platform.system()} "
            f"{kernel}, scratch on {file_system()}, load before the run {load:.1f}; "
            f"{', '.join(versions())}")


def system():
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except OSError:
        return "unknown system"


def file_system():
    """Of the scratch directories: a supervisor that syncs its state to disk pays for it there."""
    asked = subprocess.run(
        ["stat", "-f", "-c", "%T", tempfile.gettempdir()], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        text=True)
    return asked.stdout.strip() or "an unknown file system"


def versions():
    for package in PACKAGES:
        asked = subprocess.run(
            ["dpkg-query", "-W", "-f", "${Version}", package], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            text=True)
        yield f"{package} {asked.stdout or 'not installed'}"
