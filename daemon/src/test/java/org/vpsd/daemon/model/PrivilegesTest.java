package org.vpsd.daemon.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The table of privileges, and how they are named. */
class PrivilegesTest {

    private static final Path DOCUMENT = Path.of("../docs/privileges.md");
    private static final String BEGIN = "<!-- table: begin -->";
    private static final String END = "<!-- table: end -->";

    @Test
    void eachNameAndNumberIsThereOnce() {
        Set<Object> seen = new HashSet<>();
        for (Privilege privilege : Privileges.all()) {
            assertThat(seen.add(privilege.number())).as(privilege.name()).isTrue();
            assertThat(seen.add(privilege.name())).as(privilege.name()).isTrue();
        }
        assertThat(Privileges.all()).isSorted().hasSizeGreaterThan(100);
    }

    @Test
    void areFoundByNameAndNumber() throws Exception {
        Privilege load = Privileges.of("PRIV_KLD_LOAD").orElseThrow();
        assertThat(load.number()).isEqualTo(130);
        assertThat(load.capabilities()).containsExactly("CAP_SYS_MODULE");
        assertThat(load.calls()).containsExactlyInAnyOrder("init_module", "finit_module");
        assertThat(Privileges.parse("kld_load, 130 8\tPRIV_VFS_MOUNT"))
                .extracting(Privilege::name)
                .containsExactly("PRIV_REBOOT", "PRIV_KLD_LOAD", "PRIV_VFS_MOUNT");
        assertThat(Privileges.parse("")).isEmpty();
        assertThatThrownBy(() -> Privileges.parse("KLD_LOAD,FLY"))
                .hasMessageContaining("no privilege \"FLY\" is known");
    }

    @Test
    void whatIsSaidLastCounts() throws Exception {
        Set<Privilege> mount = Privileges.parse("VFS_MOUNT");
        PrivilegeChanges changes =
                PrivilegeChanges.NONE
                        .with(PrivilegeChanges.Kind.ALLOW, mount)
                        .with(PrivilegeChanges.Kind.DENY, Privileges.parse("REBOOT"))
                        .with(PrivilegeChanges.Kind.NOSYS, mount);
        assertThat(changes.allow()).isEmpty();
        assertThat(changes.nosys()).isEqualTo(mount);
        assertThat(changes.toString()).isEqualTo(";PRIV_REBOOT;PRIV_VFS_MOUNT");
        assertThat(PrivilegeChanges.parse(changes.toString())).isEqualTo(changes);
        assertThat(PrivilegeChanges.parse("")).isEqualTo(PrivilegeChanges.NONE);
    }

    @Test
    void theDocumentHoldsTheTable() throws IOException {
        String document = Files.readString(DOCUMENT);
        int begin = document.indexOf(BEGIN) + BEGIN.length();
        int end = document.indexOf(END);
        String expected = "\n" + Privileges.markdown();
        if (Boolean.getBoolean("table.write")) {
            Files.writeString(
                    DOCUMENT, document.substring(0, begin) + expected + document.substring(end));
        } else {
            assertThat(document.substring(begin, end)).isEqualTo(expected);
        }
    }
}
