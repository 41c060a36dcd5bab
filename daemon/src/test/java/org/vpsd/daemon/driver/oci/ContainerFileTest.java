package org.vpsd.daemon.driver.oci;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vpsd.daemon.model.ExitStatus;
import org.vpsd.daemon.model.ProcessIdentity;

/** What conmon and our script write down, also while they write. */
class ContainerFileTest {

    private static final String STAT =
            "4711 (sh (x)) S 1 4711 4711 0 -1 4194304 1 0 0 0 0 0 0 0 20 0 1 0 987654 1 2 3\n";

    @TempDir private Path temp;

    @Test
    void tellsWhoLaunchesAndWhatCameOfIt() throws IOException {
        ContainerFile file = read("keeper " + STAT + "{\"data\": 815}\n");
        assertThat(file.keeper()).contains(new ProcessIdentity(4711, 987654));
        assertThat(file.answer()).contains(new ConmonAnswers.Answer(OptionalLong.of(815), ""));
        assertThat(file.isVoid()).isFalse();
    }

    @Test
    void tellsWhyNothingCameOfIt() throws IOException {
        ContainerFile file =
                read("keeper " + STAT + "{\"data\": -1, \"message\": \"runc: \\\"x\\\"\\n\"}\n");
        assertThat(file.answer())
                .contains(new ConmonAnswers.Answer(OptionalLong.empty(), "runc: \"x\""));
        assertThat(read("{bad\n").answer())
                .contains(new ConmonAnswers.Answer(OptionalLong.empty(), "conmon said {bad"));
    }

    @Test
    void leavesOutWhatIsBeingWritten() throws IOException {
        assertThat(read("").keeper()).isEmpty();
        assertThat(read("keeper 4711 (sh) S 1").keeper()).isEmpty();
        assertThat(read("keeper " + STAT + "{\"data\": 8").answer()).isEmpty();
        assertThat(ContainerFile.read(temp.resolve("none")).answer()).isEmpty();
        assertThat(read("void\n").isVoid()).isTrue();
    }

    @Test
    void readsTheExitStatus() throws IOException {
        assertThat(status("129")).contains(new ExitStatus.Rebooted());
        assertThat(status("130")).contains(new ExitStatus.PoweredOff());
        assertThat(status("137")).contains(new ExitStatus.Signaled(9));
        assertThat(status("3\n")).contains(new ExitStatus.Exited(3));
        assertThat(status("")).isEmpty();
        assertThat(status("x")).contains(new ExitStatus.Unknown());
        assertThat(ContainerFinder.status(temp.resolve("none"))).isEmpty();
    }

    private Optional<ExitStatus> status(String text) throws IOException {
        return ContainerFinder.status(Files.writeString(temp.resolve("exit"), text));
    }

    private ContainerFile read(String text) throws IOException {
        return ContainerFile.read(Files.writeString(temp.resolve("run"), text));
    }
}
