package org.vpsd.daemon.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vpsd.daemon.model.InstanceSpec;
import org.vpsd.daemon.model.InstanceType;
import org.vpsd.daemon.model.Limits;
import org.vpsd.daemon.model.NetworkSettings;
import org.vpsd.daemon.model.PrivilegeChanges;
import org.vpsd.daemon.model.Privileges;
import org.vpsd.daemon.model.StorageSettings;
import org.vpsd.daemon.model.VpsSettings;

/** Containers, in both forms of configuration. */
class VpsReaderTest {

    @TempDir private Path temp;
    private ConfigTree tree;

    @BeforeEach
    void emptyTree() throws IOException {
        tree = new ConfigTree(temp.toRealPath());
    }

    @Test
    void isWhatHasARoot() throws IOException {
        tree.instance("web_1", "fsroot = /vps/web; init = \"/sbin/init 'a b'\"");
        InstanceSpec spec = ConfigTree.only(read());
        assertThat(spec.type()).isEqualTo(InstanceType.VPS);
        assertThat(spec.vps())
                .contains(
                        new VpsSettings(
                                Path.of("/vps/web"),
                                List.of("/sbin/init", "a b"),
                                "web-1",
                                Map.of(),
                                true,
                                Limits.NONE,
                                PrivilegeChanges.NONE,
                                StorageSettings.NONE,
                                NetworkSettings.NONE,
                                VpsSettings.DEFAULT_LOG_SIZE));
        assertThat(spec.command()).isEmpty();
    }

    @Test
    void takesEverySetting() throws Exception {
        tree.instance(
                "web",
                """
                fsroot = root
                init = ["/bin/sh", "-c", "sleep 9"]
                hostname = www.example.org
                user_namespace = no
                environment { LANG = C }
                limits = "phys:0:1g"
                priv_allow = "PRIV_KLD_LOAD, 8"
                priv_nosys = VFS_MOUNT
                log_size = 1mb
                """);
        assertThat(ConfigTree.only(read()).vps())
                .contains(
                        new VpsSettings(
                                tree.path("web/root"),
                                List.of("/bin/sh", "-c", "sleep 9"),
                                "www.example.org",
                                Map.of("LANG", "C"),
                                false,
                                Limits.parse("phys:0:1g"),
                                new PrivilegeChanges(
                                        Privileges.parse("PRIV_KLD_LOAD 8"),
                                        Set.of(),
                                        Privileges.parse("vfs_mount")),
                                StorageSettings.NONE,
                                NetworkSettings.NONE,
                                1 << 20));
    }

    @Test
    void readsTheFlatForm() throws IOException {
        tree.file(
                "vps_web.conf",
                """
                # a comment
                NAME = web
                Fsroot = '/vps/web'      # any case, both quotes
                INIT="/sbin/init splash"
                IP_NETWORKS = 10.1.2.3, fc00::/112
                NETIF_0_ADDRESS = 10.1.2.3
                DEVFS_RULESET = 4
                AUTOSTART = yes
                """);
        Configuration configuration = read();
        assertThat(tree.problems(configuration))
                .containsExactly(
                        "vps_web.conf:7:1: warning: devfs_ruleset has no effect here (it is for"
                                + " FreeBSD; on Linux /dev is minimal always)");
        InstanceSpec spec = configuration.instances().getFirst();
        assertThat(spec.name().value()).isEqualTo("web");
        assertThat(spec.autostart()).isTrue();
        assertThat(spec.directory()).isEqualTo(tree.path("vps_web"));
        assertThat(spec.vps().map(VpsSettings::init)).contains(List.of("/sbin/init", "splash"));
    }

    @Test
    void readsTheSampleAsItStands() throws IOException {
        tree.file("vps_web.conf", Files.readString(Path.of("../etc-vps/vps.conf.sample")));
        Configuration configuration = read();
        assertThat(configuration.problems()).isEmpty();
        assertThat(ConfigTree.names(configuration)).containsExactly("web");
    }

    @Test
    void warnsOfUnknownNamesInTheFlatForm() throws IOException {
        tree.file("vps_web.conf", "NAME = shop\nFSROOT = /vps/web\nCOLOUR = blue\n");
        Configuration configuration = read();
        assertThat(ConfigTree.names(configuration)).containsExactly("web");
        assertThat(configuration.errors()).isZero();
        assertThat(tree.problems(configuration))
                .containsExactly(
                        "vps_web.conf:1:1: warning: NAME is \"shop\", but the file is that of"
                                + " \"web\" (the id of the file's name wins, as vpsctl(8) has it)",
                        "vps_web.conf:3:1: warning: unknown key \"colour\"");
        assertThat(ConfigReport.render(configuration))
                .endsWith("1 sound instance, 0 problems, 2 warnings\n");
    }

    @Test
    void saysWhatIsWrong() throws IOException {
        tree.file("vps_a.conf", "NAME = a\n");
        tree.file("vps_b.conf", "FSROOT = /vps/b\n");
        tree.file("vps_a b.conf", "NAME = c\n");
        tree.instance("d", "fsroot = /; command = x; type = vps");
        tree.instance("e", "fsroot = /vps/e; hostname = a_b; limits = \"phys:2:1\"");
        tree.instance("f", "fsroot = /vps/f; init = \"'x\"");
        Configuration configuration = read();
        assertThat(configuration.instances()).isEmpty();
        assertThat(tree.problems(configuration).toString())
                .contains("vps_a.conf:1:1: an instance of type vps needs fsroot")
                .contains("vps_b.conf:1:1: NAME is missing (write  NAME = b)")
                .contains("cannot name an instance")
                .contains("d/config:2:10: fsroot: is the root of the host")
                .contains("command: is for instances of type process")
                .contains("hostname: expected up to 64 letters, digits, dots and hyphens")
                .contains("limits: phys: the soft limit is above the hard one")
                .contains("init: the quote ' at character 1 is never closed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "192.168.123.231",
                "192.168.213.0/255.255.255.0, 10.0.0.0/8 fc00::200:20",
                "fc00::100:0/112",
                ""
            })
    void takesAddressesAndNetworks(String list) throws IOException {
        tree.file("vps_a.conf", "NAME=a\nFSROOT=/vps/a\nIP_NETWORKS=\"" + list + "\"\n");
        assertThat(read().errors()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "192.168.123.256",
                "192.168.213.0/255.0.255.0",
                "10.0.0.0/33",
                "fc00::/129",
                "fc00::/255.0.0.0",
                "localhost",
                "1",
                "fe80::1%eth0",
                "10.0.0.1/",
                "/8"
            })
    void refusesWhatIsNoNetwork(String word) throws IOException {
        tree.file("vps_a.conf", "NAME=a\nFSROOT=/vps/a\nIP_NETWORKS='10.0.0.1 " + word + "'\n");
        assertThat(tree.problems(read()).toString())
                .contains(
                        "vps_a.conf:3:13: ip_networks: \"" + word + "\" is no address or network");
    }

    @Test
    void refusesARootForTwo() throws IOException {
        tree.instance("a", "fsroot = /vps/x");
        tree.instance("b", "fsroot = /vps/./x");
        tree.instance("c", "fsroot = /vps/c");
        Configuration configuration = read();
        assertThat(ConfigTree.names(configuration)).containsExactly("c");
        assertThat(tree.problems(configuration))
                .contains(
                        "a/config:1:1: fsroot /vps/x of \"a\" is also that of b (b/config:1:1)"
                                + " (give each instance a root of its own; none of these is used)");
    }

    @Test
    void isReadAgainFromWhatWasSaved() throws Exception {
        tree.file("vps_web.conf", "NAME = web\nFSROOT = /vps/web\nINIT = /sbin/init\nX = y\n");
        InstanceSpec spec = read().instances().getFirst();
        InstanceSpec again =
                SpecReader.fromSaved(spec.name(), spec.directory(), spec.origin(), spec.source());
        assertThat(again.vps()).isEqualTo(spec.vps()).isNotEqualTo(Optional.empty());
    }

    private Configuration read() {
        return new ConfigReader(Set.of(InstanceType.PROCESS, InstanceType.VPS)).read(tree.path(""));
    }
}
