package org.vpsd.daemon.driver.oci;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.vpsd.daemon.model.Limits;
import org.vpsd.daemon.model.NetworkSettings;
import org.vpsd.daemon.model.PrivilegeChanges;
import org.vpsd.daemon.model.StorageSettings;
import org.vpsd.daemon.model.VpsSettings;
import org.vpsd.jucl.Json;

/** The configuration that the runtime gets. */
class OciConfigTest {

    @Test
    void isThatOfTheSpecification() {
        String json = json(List.of("/sbin/init", "x y"), OptionalLong.of(1 << 20));
        assertThat(json)
                .contains("\"ociVersion\":\"1.0.2\"")
                .contains("\"args\":[\"/sbin/init\",\"x y\"]")
                .contains("\"terminal\":true")
                .contains("\"hostname\":\"www\"")
                .contains("\"root\":{\"path\":\"/vps/web\",\"readonly\":false}")
                .contains("\"cgroupsPath\":\"/vpsd/web-1\"")
                .contains("\"LANG=C\"")
                .contains("\"uidMappings\":[{\"containerID\":0,\"hostID\":1048576,\"size\":65536}]")
                .contains("\"gidMappings\":[{\"containerID\":0,\"hostID\":1048576,\"size\":65536}]")
                .contains("{\"type\":\"user\"}")
                .contains("CAP_SYS_ADMIN")
                .contains("\"soft\":1024,\"hard\":4096")
                .doesNotContain(Mounts.IDLE);
    }

    /** Root inside is root outside then, and must not have what reaches the host. */
    @Test
    void withoutAUserNamespaceHasFewerCapabilities() {
        assertThat(json(List.of("/sbin/init"), OptionalLong.empty()))
                .doesNotContain("Mappings")
                .doesNotContain("{\"type\":\"user\"}")
                .doesNotContain("CAP_SYS_ADMIN")
                .doesNotContain("CAP_DAC_READ_SEARCH")
                .doesNotContain("CAP_MKNOD")
                .contains("CAP_SYS_BOOT");
    }

    @Test
    void withoutAnInitWaits() {
        assertThat(json(List.of(), OptionalLong.empty()))
                .contains("\"args\":[\"/dev/.idle\",\"-P\"]")
                .contains(
                        "{\"destination\":\"/dev/.idle\",\"type\":\"bind\",\"source\":"
                                + "\"/usr/bin/idle\",\"options\":[\"bind\",\"ro\"]}");
    }

    private static String json(List<String> init, OptionalLong range) {
        VpsSettings settings =
                new VpsSettings(
                        Path.of("/vps/web"),
                        init,
                        "www",
                        Map.of("LANG", "C"),
                        range.isPresent(),
                        Limits.NONE,
                        PrivilegeChanges.NONE,
                        StorageSettings.NONE,
                        NetworkSettings.NONE,
                        0);
        return Json.write(
                new OciConfig(
                                settings,
                                Limits.NONE,
                                EffectivePrivileges.of(range.isPresent(), PrivilegeChanges.NONE),
                                "/vpsd/web-1",
                                range,
                                Optional.of(Path.of("/usr/bin/idle")),
                                Optional.empty(),
                                4096)
                        .toJson());
    }
}
