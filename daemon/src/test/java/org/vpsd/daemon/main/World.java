package org.vpsd.daemon.main;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.core.ConditionTimeoutException;
import org.vpsd.daemon.sys.HostCommand;

/**
 * A network of its own for a test, of name spaces: the outside world, and hosts that reach it by an
 * interface {@code eth0} each. Nothing of it is left.
 */
final class World implements AutoCloseable {

    /** The outside's addresses. */
    static final String OUTSIDE4 = "192.0.2.254";

    static final String OUTSIDE6 = "2001:db8::fe";

    /** One of ours without any element. */
    private static final String EMPTY_TABLE =
            "table \\w+ vpsd_\\w+ \\{(?:\\n(?:\\t(?!.*elements).*)?)*\\n}\\n";

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String name =
            "vpsd-test-" + ProcessHandle.current().pid() + "-" + COUNT.getAndIncrement();
    private final List<String> spaces = new ArrayList<>();

    /** The outside world, and as many hosts. */
    World(int hosts) throws IOException {
        add("outside");
        run("outside", "ip link add lan type bridge");
        run("outside", "ip addr add " + OUTSIDE4 + "/24 dev lan");
        run("outside", "ip addr add " + OUTSIDE6 + "/64 dev lan nodad");
        run("outside", "ip link set lan up");
        for (int host = 1; host <= hosts; host++) {
            addHost(host);
        }
    }

    private void addHost(int number) throws IOException {
        String host = "host" + number;
        add(host);
        run(host, "ip link add eth0 type veth peer name " + host + " netns " + space("outside"));
        run("outside", "ip link set " + host + " master lan up");
        run(host, "ip link set eth0 addrgenmode none");
        run(host, "ip addr add 192.0.2." + number + "/24 dev eth0");
        run(host, "ip addr add 2001:db8::" + number + "/64 dev eth0 nodad");
        run(host, "ip link set eth0 up");
        run(host, "ip route add default via " + OUTSIDE4);
        run(host, "ip -6 route add default via " + OUTSIDE6);
    }

    private void add(String part) throws IOException {
        host("ip netns add " + space(part));
        spaces.add(space(part));
        run(part, "ip link set lo up");
    }

    private String space(String part) {
        return name + "-" + part;
    }

    /** What a program is started by to be in a part of it. */
    List<String> enter(String part) {
        return List.of("nsenter", "--net=/run/netns/" + space(part));
    }

    /** Runs a command in a part of it; what it printed. */
    String run(String part, String command) throws IOException {
        HostCommand.Result result = attempt(part, command);
        if (!result.isSuccess()) {
            throw new IOException(command + ": " + result.complaint());
        }
        return result.output();
    }

    /** Runs a command that may fail. */
    HostCommand.Result attempt(String part, String command) throws IOException {
        List<String> argv = new ArrayList<>(enter(part));
        argv.addAll(List.of("/bin/sh", "-c", command));
        return HostCommand.run(argv, "", PATIENCE);
    }

    private static void host(String command) throws IOException {
        HostCommand.Result result =
                HostCommand.run(List.of("/bin/sh", "-c", command), "", PATIENCE);
        if (!result.isSuccess()) {
            throw new IOException(command + ": " + result.complaint());
        }
    }

    /** Whether an address answers to a part of it, within ten seconds: some come up slowly. */
    boolean answers(String part, String address) throws IOException {
        return attempt(
                        part,
                        "for i in 1 2 3 4 5 6 7 8 9 10; do busybox ping -c 1 -W 1 "
                                + address
                                + " && exit; done; exit 1")
                .isSuccess();
    }

    /** Whether an address does not answer to three attempts at once. */
    boolean isSilent(String part, String address) throws IOException {
        return !attempt(part, "busybox ping -c 3 -i 0.1 -W 1 " + address).isSuccess();
    }

    /** All that a host has of a network, without what is counted, and our tables if empty. */
    String snapshot(String part) throws IOException {
        return run(part, "ip -br link | sort")
                + run(part, "ip -br addr | sort")
                + run(part, "ip route show table all | sort")
                + run(part, "ip -6 route show table all | sort")
                + run(part, "ip neigh show proxy | sort")
                + run(part, "nft list ruleset | sed 's/packets [0-9]* bytes [0-9]*//'")
                        .replaceAll(EMPTY_TABLE, "");
    }

    /** Waits until a host has of a network what it had: some of it goes slowly. */
    void awaitSnapshot(String part, String expected) throws IOException {
        try {
            await().atMost(DaemonProcess.PATIENCE).until(() -> snapshot(part).equals(expected));
        } catch (ConditionTimeoutException e) {
            assertThat(snapshot(part).lines().toList())
                    .containsExactlyElementsOf(expected.lines().toList());
        }
    }

    @Override
    public void close() throws IOException {
        for (String space : spaces) {
            host("ip netns del " + space);
        }
    }
}
