"""supervisord: one daemon, a [program] section for each instance."""

from supervisors.base import Supervisor

# minfds: it holds five descriptors a program, and its default of 1024 ends at about 200 programs.
DAEMON = """
[unix_http_server]
file={directory}/sock

[supervisord]
user=root
logfile={directory}/log/supervisord.log
childlogdir={directory}/log
pidfile={directory}/pid
minfds={descriptors}

[rpcinterface:supervisor]
supervisor.rpcinterface_factory=supervisor.rpcinterface:make_main_rpcinterface

[supervisorctl]
serverurl=unix://{directory}/sock
"""

PROGRAM = """
[program:{instance}]
command={program}
"""


class Supervisord(Supervisor):
    name = "supervisord"
    needs = ("supervisord", "supervisorctl")

    def configure(self):
        self.write("", "log", "supervisord.log")
        daemon = DAEMON.format(directory=self.directory, descriptors=max(1024, 100 + 6 * self.count))
        programs = [PROGRAM.format(instance=name, program=self.program.path) for name in self.instances()]
        self.write(daemon + "".join(programs), "conf")

    def command(self):
        return ["supervisord", "-n", "-c", self.path("conf")]

    def status_command(self):
        return ["supervisorctl", "-c", self.path("conf"), "status"]

    def count_running(self):
        return sum(line.split()[1:2] == ["RUNNING"] for line in self.output(self.status_command()).splitlines())
