package org.vpsd.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SocketPathsTest {

    private static final Path HOME = Path.of("/home/ann");

    @Test
    void rootHasTheSystemsSocketWhateverXdgSays() {
        SocketPaths root =
                new SocketPaths(Map.of("XDG_RUNTIME_DIR", "/run/user/0"), true, Path.of("/root"));

        assertThat(root.daemonSocket()).isEqualTo(Path.of("/var/run/vpsd.sock"));
        assertThat(root.clientSockets()).containsExactly(Path.of("/var/run/vpsd.sock"));
    }

    @Test
    void othersHaveOneInTheirRuntimeDirectory() {
        SocketPaths ann = ann(Map.of("XDG_RUNTIME_DIR", "/run/user/7", "XDG_STATE_HOME", "/state"));

        assertThat(ann.daemonSocket()).isEqualTo(Path.of("/run/user/7/vpsd.sock"));
    }

    @Test
    void withoutOneItIsInTheStateDirectory() {
        assertThat(ann(Map.of("XDG_STATE_HOME", "/state")).daemonSocket())
                .isEqualTo(Path.of("/state/vpsd/vpsd.sock"));
        assertThat(ann(Map.of()).daemonSocket())
                .isEqualTo(Path.of("/home/ann/.local/state/vpsd/vpsd.sock"));
    }

    @Test
    void emptyAndRelativeDirectoriesCountAsUnset() {
        assertThat(ann(Map.of("XDG_RUNTIME_DIR", "", "XDG_STATE_HOME", "st")).daemonSocket())
                .isEqualTo(Path.of("/home/ann/.local/state/vpsd/vpsd.sock"));
    }

    @Test
    void clientsOfOthersFallBackToTheSystem() {
        assertThat(ann(Map.of("XDG_RUNTIME_DIR", "/run/user/7")).clientSockets())
                .isEqualTo(
                        List.of(Path.of("/run/user/7/vpsd.sock"), Path.of("/var/run/vpsd.sock")));
    }

    @Test
    void theVariableWinsAndIsTheOnlyPlace() {
        Map<String, String> environment = Map.of("VPSD_SOCKET", "my.sock");

        assertThat(ann(environment).clientSockets()).containsExactly(Path.of("my.sock"));
        assertThat(new SocketPaths(environment, true, HOME).daemonSocket())
                .isEqualTo(Path.of("my.sock"));
    }

    @Test
    void anEmptyVariableCountsAsUnset() {
        assertThat(new SocketPaths(Map.of("VPSD_SOCKET", ""), true, HOME).daemonSocket())
                .isEqualTo(SocketPaths.SYSTEM);
    }

    private static SocketPaths ann(Map<String, String> environment) {
        return new SocketPaths(environment, false, HOME);
    }
}
