package org.vpsd.daemon.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vpsd.daemon.model.Activity;
import org.vpsd.daemon.model.Aim;
import org.vpsd.daemon.model.ExitStatus;
import org.vpsd.daemon.model.InstanceName;
import org.vpsd.daemon.model.State;
import org.vpsd.daemon.sys.FaultPoints;

class StateStoreTest {

    private static final Instant NOW = Instant.parse("2026-11-20T22:04:57.123Z");
    private static final InstanceName WEB = new InstanceName("web");

    @TempDir Path directory;

    @Test
    void isHeldByOneAtATime() throws IOException {
        StateStore first = open(directory, "boot").orElseThrow();
        assertThat(open(directory, "boot")).isEmpty();
        first.close();
        assertThat(open(directory, "boot")).isPresent();
    }

    @Test
    void aRecordComesBackAsItWas() throws IOException {
        InstanceRecord record =
                InstanceRecord.initial("boot", NOW)
                        .edit()
                        .situation(State.RESTARTING, Aim.UP)
                        .activity(Activity.LAUNCH)
                        .token(Optional.of("0123abc"))
                        .restarts(new RestartCount(true, 7, 2, List.of(NOW, NOW.plusSeconds(1))))
                        .exit(new ExitStatus.Signaled(9))
                        .reason(Optional.of("was killed\nby \"somebody\""))
                        .build(NOW.plusSeconds(2));
        try (StateStore store = open(directory, "boot").orElseThrow()) {
            store.of(WEB).save(record);
            assertThat(store.of(WEB).load()).contains(record);
            assertThat(store.names()).containsExactly(WEB);
        }
    }

    @Test
    void anUnknownExitComesBackAsUnknown() throws IOException {
        InstanceRecord record =
                InstanceRecord.initial("boot", NOW)
                        .edit()
                        .exit(new ExitStatus.Unknown())
                        .build(NOW);
        try (StateStore store = open(directory, "boot").orElseThrow()) {
            store.of(WEB).save(record);
            assertThat(store.of(WEB).load()).contains(record);
        }
    }

    @Test
    void tellsFaultPointsBeforeAndAfterEachRecord() throws IOException {
        List<String> reached = new ArrayList<>();
        try (StateStore store = StateStore.open(directory, "boot", reached::add).orElseThrow()) {
            store.of(WEB).save(InstanceRecord.initial("boot", NOW));
        }
        assertThat(reached).containsExactly("before web init/none", "after web init/none");
    }

    @Test
    void aStartIsFreshUnlessADaemonLeftInstancesInThisBoot() throws IOException {
        try (StateStore store = open(directory, "boot 1").orElseThrow()) {
            assertThat(store.begin()).isTrue();
        }
        try (StateStore store = open(directory, "boot 1").orElseThrow()) {
            assertThat(store.begin()).as("after a crash").isFalse();
            store.endClean();
        }
        try (StateStore store = open(directory, "boot 1").orElseThrow()) {
            assertThat(store.begin()).as("after all were stopped").isTrue();
        }
        try (StateStore store = open(directory, "boot 2").orElseThrow()) {
            assertThat(store.begin()).as("after a boot").isTrue();
        }
    }

    @Test
    void aDamagedRecordIsAnErrorWithItsFile() throws IOException {
        try (StateStore store = open(directory, "boot").orElseThrow()) {
            store.of(WEB).save(InstanceRecord.initial("boot", NOW));
            Path file = store.of(WEB).directory().resolve("state");
            Files.writeString(file, "x".repeat(8192));
            assertThatThrownBy(() -> store.of(WEB).load())
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(file.toString());
        }
    }

    @Test
    void forgetsAnInstance() throws IOException {
        try (StateStore store = open(directory, "boot").orElseThrow()) {
            store.of(WEB).save(InstanceRecord.initial("boot", NOW));
            store.of(WEB).delete();
            assertThat(store.names()).isEmpty();
            assertThat(store.of(WEB).load()).isEmpty();
            store.of(WEB).delete();
        }
    }

    private static Optional<StateStore> open(Path directory, String boot) throws IOException {
        return StateStore.open(directory.resolve("state"), boot, FaultPoints.NONE);
    }
}
