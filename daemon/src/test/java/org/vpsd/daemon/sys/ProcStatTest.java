package org.vpsd.daemon.sys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcStatTest {

    @Test
    void readsALineWhoseProgramNameHoldsAnything() {
        String line =
                "4711 (a) b ( c) S 1 4711 4711 0 -1 4194560 171 0 0 0 0 0 0 0 20 0 1 0 98765"
                        + " 2420736 216 184467\n";
        assertThat(ProcStat.parse(line)).contains(new ProcStat(4711, 'S', 98765));
    }

    @Test
    void readsItsOwnProcess() {
        long pid = ProcessHandle.current().pid();
        ProcStat stat = ProcStat.read(pid).orElseThrow();
        assertThat(stat.pid()).isEqualTo(pid);
        assertThat(stat.isDead()).isFalse();
        assertThat(stat.startTime()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "\n", "4711", "4711 (x) S 1 2 3", "x (x) S", ") ( 1 2", "1 (x) SS 1"})
    void refusesWhatIsNoSuchLine(String line) {
        assertThat(ProcStat.parse(line)).isEmpty();
    }
}
