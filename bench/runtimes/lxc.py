"""LXC: lxc-start, with a user name space as the others, and no interface but lo."""

import os

from runtimes.base import Runtime

CONFIG = """\
lxc.rootfs.path = dir:{root}
lxc.init.cmd = /init
lxc.uts.name = bench
lxc.net.0.type = empty
lxc.mount.auto = proc:mixed sys:ro
lxc.idmap = u 0 {base} 65536
lxc.idmap = g 0 {base} 65536
lxc.apparmor.profile = unconfined
"""


class Lxc(Runtime):
    name = "lxc-start"
    programs = ("lxc-start", "lxc-stop", "busybox")

    def path(self, number):
        return os.path.join(self.directory, "lxc", f"c{number}")

    def open(self):
        for number in range(self.count):
            base = 524288 + number * 65536
            os.makedirs(self.path(number))
            with open(os.path.join(self.path(number), "config"), "w", encoding="ascii") as file:
                file.write(CONFIG.format(root=self.root(number), base=base))
            self.call("chown", "-R", f"{base}:{base}", self.root(number))

    def start(self, number):
        self.call("lxc-start", "-P", os.path.join(self.directory, "lxc"), "-n", f"c{number}")

    def stop(self, number):
        self.call("lxc-stop", "-k", "-P", os.path.join(self.directory, "lxc"), "-n", f"c{number}")

    def helpers(self):
        return self.processes(b"[lxc monitor]")

    def close(self):
        for number in range(self.count):
            os.system(f"lxc-stop -k -P {self.directory}/lxc -n c{number} >/dev/null 2>&1")
