package org.vpsd.daemon.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vpsd.daemon.config.DaemonSettings.OnExit;

class DaemonSettingsTest {

    @TempDir private Path temp;

    private Configuration read(String text) throws IOException {
        return new ConfigTree(temp).file("vpsd.conf", text).read();
    }

    @Test
    void defaults() throws IOException {
        assertThat(DaemonSettings.DEFAULT).isEqualTo(new DaemonSettings(OnExit.STOP, 8, "auto"));
        assertThat(read("").daemon()).isEqualTo(DaemonSettings.DEFAULT);
    }

    @Test
    void everySetting() throws IOException {
        Configuration configuration = read("on_exit = leave\nautostart_parallel = 1024");
        assertThat(configuration.problems()).isEmpty();
        assertThat(configuration.daemon())
                .isEqualTo(new DaemonSettings(OnExit.LEAVE, 1024, "auto"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            value = {
                "on_exit = quit         => vpsd.conf:2:11: on_exit: expected one of stop, leave;"
                        + " got \"quit\"",
                "autostart_parallel = 0 => vpsd.conf:2:22: autostart_parallel: expected 1 to 1024,"
                        + " got 0",
                "autostart_paralel = 9  => vpsd.conf:2:1: unknown key \"autostart_paralel\" (did"
                        + " you mean \"autostart_parallel\"?)",
                "web { command = a }    => vpsd.conf:2:1: unknown key \"web\" (an instance is"
                        + " written  web { ... }  and stands at the top of its file)",
            })
    void aBadSettingIsReportedAndTheOthersHold(String line, String problem) throws IOException {
        Configuration configuration =
                read((line.startsWith("on_exit") ? "" : "on_exit = leave") + "\n" + line);
        assertThat(new ConfigTree(temp).problems(configuration)).containsExactly(problem);
        assertThat(configuration.daemon())
                .isEqualTo(
                        new DaemonSettings(
                                line.startsWith("on_exit") ? OnExit.STOP : OnExit.LEAVE,
                                8,
                                "auto"));
    }

    @Test
    void aBrokenFileLeavesTheDefaults() throws IOException {
        Configuration configuration = read("on_exit = leave\n}");
        assertThat(configuration.problems()).hasSize(1);
        assertThat(configuration.daemon()).isEqualTo(DaemonSettings.DEFAULT);
    }
}
