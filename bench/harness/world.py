"""A network of its own: a host and the outside world, each in a network name space."""

import os
import subprocess


class World:
    OUTSIDE = "192.0.2.254"

    def __init__(self):
        self.name = f"vpsd-bench-{os.getpid()}"
        self.spaces = []

    def __enter__(self):
        try:
            for part in ("host", "outside"):
                self.call("ip", "netns", "add", f"{self.name}-{part}")
                self.spaces.append(f"{self.name}-{part}")
                self.run(part, "ip link set lo up")
            self.run("host", f"ip link add eth0 type veth peer name eth0 netns {self.name}-outside")
            self.run("host", "ip addr add 192.0.2.1/24 dev eth0; ip link set eth0 up")
            self.run("outside", f"ip addr add {self.OUTSIDE}/24 dev eth0; ip link set eth0 up")
            self.run("outside", "ip route add 10.0.0.0/8 via 192.0.2.1")
            self.run("host", f"ip route add default via {self.OUTSIDE}")
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        for space in self.spaces:
            subprocess.run(["ip", "netns", "del", space], check=False)

    def enter(self, part):
        """What a program is started by to be in a part."""
        return ["nsenter", f"--net=/run/netns/{self.name}-{part}"]

    def run(self, part, script):
        return self.call(*self.enter(part), "sh", "-e", "-c", script)

    @staticmethod
    def call(*command):
        done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              text=True)
        if done.returncode != 0:
            raise RuntimeError(f"{' '.join(command)[:200]}: {done.stderr.strip()[-300:]}")
        return done.stdout

    def snapshot(self):
        """All that the host has of a network, without what is counted, and how many name spaces there are."""
        return self.run("host", "ip -br link | sort; ip route show table all | sort; ip neigh show proxy | sort;"
                                " nft list ruleset | sed 's/packets [0-9]* bytes [0-9]*//'; lsns -t net -n -o NS | wc -l")
