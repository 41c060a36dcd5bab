package org.vpsd.daemon.driver.oci;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is shared by all containers of a daemon. */
class OciDriverTest {

    @TempDir private Path temp;

    @Test
    void whatIsLeftOfAnotherBootIsForgotten() throws IOException {
        Path shared = OciDriver.ofThisBoot(temp.resolve("oci"));
        Path container = Files.createDirectories(shared.resolve("runtime/web-1"));
        assertThat(OciDriver.ofThisBoot(shared)).isEqualTo(shared);
        assertThat(container).as("of this boot").exists();
        Files.writeString(shared.resolve("boot"), "another");
        OciDriver.ofThisBoot(shared);
        assertThat(container).doesNotExist();
        assertThat(Files.readString(shared.resolve("boot"))).isNotEqualTo("another");
    }
}
