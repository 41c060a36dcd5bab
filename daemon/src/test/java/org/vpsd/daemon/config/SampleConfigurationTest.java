package org.vpsd.daemon.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample configuration of the project, which is installed as it stands. */
class SampleConfigurationTest {

    private static final Path SAMPLES = Path.of("../etc-vps");

    @TempDir private Path temp;

    @Test
    void isSoundAndShowsTheDefaultsOfTheDaemon() throws IOException {
        Configuration configuration = new ConfigTree(temp).copyOf(SAMPLES).read();
        assertThat(configuration.problems()).isEmpty();
        assertThat(ConfigTree.names(configuration))
                .containsExactly("clock", "moody", "report", "worker");
        assertThat(configuration.daemon()).isEqualTo(DaemonSettings.DEFAULT);
    }
}
