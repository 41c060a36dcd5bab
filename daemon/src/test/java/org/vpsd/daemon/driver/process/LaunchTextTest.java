package org.vpsd.daemon.driver.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LaunchTextTest {

    private static final Map<String, String> PRESENT = Map.of("PATH", "/bin", "LANG", "C");

    @Test
    void isOneLineThatSaysEverything() {
        assertThat(line(Map.of("PATH", "/bin", "LANG", "C"), "/bin/true"))
                .isEqualTo("run='/s/run.1' log='/l/web.log' workdir='/'; set -- '/bin/true'\n");
    }

    @Test
    void quotesWhatTheShellWouldTakeForItsOwn() {
        assertThat(line(PRESENT, "/bin/echo", "it's", "$HOME `x`", "a\nb", ""))
                .endsWith("set -- '/bin/echo' 'it'\\''s' '$HOME `x`' 'a'\"$nl\"'b' ''\n");
    }

    @Test
    void changesOnlyWhatTheKeeperHasOtherwise() {
        assertThat(line(Map.of("PATH", "/sbin"), "/bin/true"))
                .contains("unset LANG; export PATH='/sbin'; ");
        assertThat(line(PRESENT, "/bin/true")).doesNotContain("export").doesNotContain("unset");
    }

    @Test
    void takesNamesThatTheShellCannotAssignThroughEnv() {
        Map<String, String> environment =
                new TreeMap<>(Map.of("A.B", "1", "IFS", "x", "run", "y", "7UP", "z"));
        environment.putAll(PRESENT);
        assertThat(line(environment, "/bin/true"))
                .endsWith("set -- /usr/bin/env '7UP=z' 'A.B=1' 'IFS=x' 'run=y' '/bin/true'\n");
    }

    private static String line(Map<String, String> environment, String... argv) {
        LaunchText text =
                new LaunchText(
                        Path.of("/s/run.1"),
                        Path.of("/l/web.log"),
                        Path.of("/"),
                        environment,
                        List.of(argv));
        return new String(text.prepare(PRESENT), StandardCharsets.UTF_8);
    }
}
