package org.vpsd.daemon.driver.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vpsd.daemon.model.Limits;
import org.vpsd.jucl.Json;

/** Limits in the words of the OCI runtime specification, and what is kept of changes. */
class OciResourcesTest {

    private static final String DEVICES = "{\"devices\":[{\"allow\":false,\"access\":\"rwm\"}]";

    @TempDir private Path temp;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "phys:1K:2K | ,\"memory\":{\"limit\":2048,\"swap\":-1,\"reservation\":1024}}",
                "virt:0:4K | ,\"memory\":{\"limit\":4096,\"swap\":4096}}",
                "pctcpu:50:150 |"
                        + " ,\"cpu\":{\"quota\":150000,\"period\":100000,\"shares\":512}}",
                "threads:0:10,procs:0:7 | ,\"pids\":{\"limit\":7}}",
                "blockio:0:1M | ,\"blockIO\":{\"throttleReadBpsDevice\":[{\"major\":8,\"minor\":0,"
                        + "\"rate\":1048576}],\"throttleWriteBpsDevice\":[{\"major\":8,\"minor\":0,"
                        + "\"rate\":1048576}]}}",
                "threads:5:0 | }"
            })
    void areWhatAContainerBeginsWith(String limits, String json) throws Exception {
        assertThat(
                        Json.write(
                                OciResources.atStart(
                                        Limits.parse(limits), Optional.of(new Disk(8, 0)))))
                .isEqualTo(DEVICES + json);
    }

    /** What is no longer limited must be said, too. */
    @Test
    void areAllInAnUpdate() throws Exception {
        assertThat(Json.write(OciResources.update(Limits.parse("threads:0:9"))))
                .isEqualTo(
                        "{\"memory\":{\"limit\":-1,\"swap\":-1,\"reservation\":-1},"
                                + "\"cpu\":{\"quota\":-1,\"period\":100000,\"shares\":1024},"
                                + "\"pids\":{\"limit\":9}}");
    }

    @Test
    void changesAreKeptUntilTheConfigurationChanges() throws Exception {
        KeptChanges<Limits> kept = KeptChanges.ofLimits(temp);
        Limits configured = Limits.parse("phys:0:100,threads:0:5");
        assertThat(kept.of(configured)).isEqualTo(configured);
        kept.set(configured, configured.with(Limits.parse("threads:0:7")));
        kept.set(configured, kept.of(configured).with(Limits.parse("procs:0:3")));
        assertThat(KeptChanges.ofLimits(temp).of(configured).toString())
                .isEqualTo("phys:0:100,threads:0:7,procs:0:3");
        Limits changed = Limits.parse("threads:0:6");
        assertThat(kept.of(changed)).isEqualTo(changed);
    }

    @Test
    void aDamagedFileIsNotPassedOver() throws IOException {
        Files.writeString(temp.resolve("limits"), "{\"configured\":\"\",\"now\":\"x\"}");
        assertThatThrownBy(() -> KeptChanges.ofLimits(temp).of(Limits.NONE))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("limits: expected resource:soft:hard");
    }
}
