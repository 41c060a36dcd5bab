package org.vpsd.ctl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class RehearsalTest {

    @Test
    void everyCommandPlaysToItsEnd() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        Rehearsal.perform(out);

        assertThat(out.toString(UTF_8))
                .contains(
                        "vpsd 1 running, managing 1 instance\n",
                        "[\n{\"name\":\"web\",",
                        "Name  State    VFS-Root",
                        "Restarts:    0\n",
                        "web: starting\n",
                        "a line\n",
                        "1970-01-01T00:00:00.000Z web: ",
                        "web: added\n",
                        "usage: vpsctl",
                        "did you mean 'status'?",
                        "vpsctl: db: has failed\n")
                .doesNotContain("went away", "not a reply", "bug");
    }
}
