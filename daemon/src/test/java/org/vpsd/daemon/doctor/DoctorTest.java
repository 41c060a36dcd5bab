package org.vpsd.daemon.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vpsd.daemon.cgroup.Hierarchies;

/** What a host is found to have. */
class DoctorTest {

    private static final Hierarchies HYBRID =
            new Hierarchies(Map.of("memory", Path.of("/m")), Optional.of(Path.of("/u")));
    private static final Hierarchies UNIFIED =
            new Hierarchies(Map.of(), Optional.of(Path.of("/u")));

    @Test
    void choosesTheRuntimeThatWorks() {
        assertThat(choice("auto", UNIFIED, "runc", "crun"))
                .isEqualTo("/runc: it is installed, and works with every kind of cgroups");
        assertThat(choice("auto", UNIFIED, "crun")).isEqualTo("/crun: runc is not installed");
        assertThat(choice("auto", HYBRID, "crun"))
                .isEqualTo("none: crun does not work with hybrid cgroups; install runc");
        assertThat(choice("auto", UNIFIED)).isEqualTo("none: neither runc nor crun is installed");
        assertThat(choice("crun", HYBRID, "crun")).isEqualTo("/crun: it is set (runtime)");
        assertThat(choice("crun", HYBRID))
                .isEqualTo("none: crun is set (runtime), but not installed");
        assertThat(choice("/opt/runc", HYBRID)).isEqualTo("/opt/runc: it is set (runtime)");
    }

    private static String choice(String setting, Hierarchies hierarchies, String... installed) {
        RuntimeChoice choice =
                RuntimeChoice.of(
                        setting,
                        hierarchies,
                        name ->
                                List.of(installed).contains(name)
                                        ? Optional.of(Path.of("/" + name))
                                        : Optional.empty());
        return choice.program().map(Path::toString).orElse("none") + ": " + choice.why();
    }

    /** Of this host only that each finding is complete. */
    @Test
    void tellsOfEachThingWhatItIsForAndHowToGetIt() throws IOException {
        List<Finding> findings = new Doctor(Hierarchies.ofHost(), "auto").examine();
        assertThat(findings).hasSizeGreaterThan(12);
        for (Finding finding : findings) {
            assertThat(finding.detail()).as(finding.thing()).isNotBlank();
            assertThat(finding.matters()).as(finding.thing()).isNotBlank();
            assertThat(finding.remedy().isEmpty())
                    .as(finding.toString())
                    .isEqualTo(finding.status() == Finding.Status.OK);
        }
    }

    @Test
    void missesWhatIsNotThere() {
        List<Finding> findings =
                new Doctor(new Hierarchies(Map.of(), Optional.empty()), "nosuch").examine();
        assertThat(findings)
                .filteredOn(f -> f.status() == Finding.Status.MISSING)
                .extracting(Finding::thing)
                .contains("OCI runtime", "cgroups");
    }
}
