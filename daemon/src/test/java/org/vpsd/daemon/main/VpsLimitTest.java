package org.vpsd.daemon.main;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vpsd.daemon.HostTests;
import org.vpsd.jucl.UclArray;
import org.vpsd.jucl.UclObject;
import org.vpsd.jucl.UclValue;
import org.vpsd.protocol.CommandName;
import org.vpsd.protocol.Reply;
import org.vpsd.protocol.RequestOptions;

/** Limits that hold, as programs inside find them. */
class VpsLimitTest {

    @SuppressWarnings("NullAway.Init")
    private VpsHost host;

    @SuppressWarnings("NullAway.Init")
    private DaemonProcess daemon;

    @BeforeEach
    void startContainer() throws Exception {
        HostTests.require("runc", "conmon", "busybox");
        host = VpsHost.create();
        host.vps(
                "web",
                "init = \"/bin/sh -c 'while :; do sleep 9; done'\"; stop_timeout = 0;"
                        + " limits = \"threads:5:20,phys:0:64M\"");
        daemon = host.daemonWith("web");
    }

    @AfterEach
    void leaveNothing() throws Exception {
        host.end(daemon);
    }

    @Test
    void aBombOfForksIsBounded() throws Exception {
        run("bomb() { bomb | bomb & }; bomb; sleep 0.5");
        await().atMost(DaemonProcess.PATIENCE).until(() -> number("threads", "hard_hits") > 0);
        assertThat(number("threads", "current")).isLessThanOrEqualTo(20);
        assertThat(number("threads", "hard")).isEqualTo(20);
        assertThat(text("threads", "state")).isIn("X", "C");
    }

    @Test
    void tooMuchMemoryIsRefusedToItAlone() throws Exception {
        assertThat(run("head -c 200000000 /dev/zero | tail -c 200000000 >/dev/null")).isNotZero();
        assertThat(number("phys", "hard_hits")).isPositive();
        assertThat(run("true")).isZero();
    }

    @Test
    void limitsChangeWhileItRunsAndAreKept() throws Exception {
        assertThat(limit("threads:0:30,pctcpu:0:50")).contains("ok=1");
        assertThat(number("threads", "hard")).isEqualTo(30);
        assertThat(run("for i in $(seq 24); do sleep 0.3 & done; wait")).isZero();
        daemon.kill();
        daemon = host.answeringDaemon();
        assertThat(number("threads", "hard")).isEqualTo(30);
        daemon.ask(CommandName.RESTART, "web");
        assertThat(number("threads", "hard")).isEqualTo(30);
        assertThat(number("phys", "hard")).isEqualTo(64 << 20);
        assertThat(limit("threads:0:0")).contains("ok=1");
        assertThat(run("for i in $(seq 40); do sleep 0.3 & done; wait")).isZero();
    }

    @Test
    void softLimitsAreCountedNotEnforced() throws Exception {
        try (SessionClient many =
                SessionClient.open(
                        daemon,
                        CommandName.EXECWT,
                        "web",
                        null,
                        "sh",
                        "-c",
                        "for i in $(seq 8); do sleep 1000 & done; echo ready; wait")) {
            many.awaitOutput("ready");
            assertThat(text("threads", "state")).isEqualTo("C");
            assertThat(number("threads", "soft_hits")).isEqualTo(1);
        }
    }

    @Test
    void saysWhatCannotBeLimited() throws Exception {
        assertThat(limit("ram:1:2")).contains("expected one of phys, virt");
        assertThat(limit("")).contains("no limits are given");
        assertThat(limit("virt:0:1M")).contains("virt, which counts swap too, is below phys");
        assertThat(limit("phys:0:4K")).contains("keeps its limits");
        assertThat(number("phys", "hard")).isEqualTo(64 << 20);
        assertThat(limit("procs:0:100")).contains("the kernel has none of processes");
        daemon.ask(CommandName.STOP, "web");
        assertThat(limit("phys:0:1G")).contains("is not running; set limits");
    }

    @Test
    void listTellsWhatItUses() throws Exception {
        UclObject row = item(daemon.ask(CommandName.LIST, "web"));
        assertThat(row.string("root")).contains(host.directory() + "/roots/web");
        assertThat(row.integer("virtual_size").orElse(0)).isPositive();
        assertThat(row.integer("percent_cpu")).isPresent();
    }

    @Test
    void showTellsWhatIsInside() throws Exception {
        UclObject row = item(daemon.ask(CommandName.SHOW, "web"));
        assertThat(row.string("vfs_root")).contains(host.directory() + "/roots/web");
        assertThat(row.string("interfaces")).contains("lo");
        assertThat(row.integer("processes").orElse(0)).isBetween(1L, 3L);
        assertThat(row.integer("sockets")).hasValue(0);
        assertThat(row.integer("restore_count")).hasValue(0);
        UclObject use = item(daemon.ask(CommandName.QUOTARECALC, "web"));
        assertThat(use.integer("bytes").orElse(0)).isGreaterThan(1 << 20);
        assertThat(use.integer("files").orElse(0)).isGreaterThan(40);
    }

    private String limit(String text) throws Exception {
        return daemon.ask(CommandName.LIMIT, RequestOptions.of(List.of(text), null), "web")
                .toString();
    }

    private int run(String script) throws Exception {
        try (SessionClient session =
                SessionClient.open(daemon, CommandName.EXECWT, "web", null, "sh", "-c", script)) {
            return session.status();
        }
    }

    private long number(String resource, String key) throws Exception {
        return use(resource).integer(key).orElseThrow();
    }

    private String text(String resource, String key) throws Exception {
        return use(resource).string(key).orElseThrow();
    }

    private UclObject use(String resource) throws Exception {
        if (!(item(daemon.ask(CommandName.ARGSHOW, "web")).get("limits")
                instanceof UclArray limits)) {
            throw new AssertionError("no limits");
        }
        for (UclValue value : limits.values()) {
            UclObject use = (UclObject) value;
            if (use.string("resource").orElseThrow().equals(resource)) {
                return use;
            }
        }
        throw new AssertionError(resource + " is not in " + limits);
    }

    private static UclObject item(List<Reply> replies) {
        assertThat(replies.getFirst()).isInstanceOf(Reply.Item.class);
        return ((Reply.Item) replies.getFirst()).item();
    }
}
