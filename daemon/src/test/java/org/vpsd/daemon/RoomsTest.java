package org.vpsd.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The rooms of the daemon, and what each may use: ARCHITECTURE.md tells why. */
class RoomsTest {

    private static final String ROOT = "org.vpsd.daemon.";

    private static final Map<String, Set<String>> MAY_USE =
            Map.ofEntries(
                    Map.entry("model", Set.of()),
                    Map.entry("sys", Set.of("model")),
                    Map.entry("lifecycle", Set.of("model")),
                    Map.entry("config", Set.of("model", "sys")),
                    Map.entry("driver", Set.of("model")),
                    Map.entry("authz", Set.of()),
                    Map.entry("journal", Set.of("model", "sys")),
                    Map.entry("driver.process", Set.of("driver", "model", "sys")),
                    Map.entry("cgroup", Set.of("model")),
                    Map.entry("storage", Set.of("model", "sys")),
                    Map.entry("doctor", Set.of("cgroup", "sys")),
                    Map.entry(
                            "driver.oci",
                            Set.of(
                                    "cgroup", "doctor", "driver", "model", "network", "storage",
                                    "sys")),
                    Map.entry("network", Set.of("model", "sys")),
                    Map.entry("network.linux", Set.of("model", "network", "sys")),
                    Map.entry("network.freebsd", Set.of("model", "network", "sys")),
                    Map.entry("hooks", Set.of("model", "sys")),
                    Map.entry("store", Set.of("model", "sys")),
                    Map.entry(
                            "instance",
                            Set.of(
                                    "lifecycle",
                                    "driver",
                                    "hooks",
                                    "store",
                                    "journal",
                                    "model",
                                    "sys")),
                    Map.entry(
                            "control",
                            Set.of(
                                    "authz",
                                    "doctor",
                                    "driver",
                                    "storage",
                                    "instance",
                                    "journal",
                                    "lifecycle",
                                    "model",
                                    "sys")));

    private static final Set<String> WITH_PROTOCOL = Set.of("control", "main");

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("org.vpsd.daemon");

    @Test
    void eachRoomUsesOnlyWhatItMay() {
        Set<String> trespasses = new TreeSet<>();
        for (JavaClass from : CLASSES) {
            String room = room(from);
            from.getDirectDependenciesFromSelf()
                    .forEach(
                            dependency -> {
                                String used = dependency.getTargetClass().getPackageName();
                                if (used.startsWith("org.vpsd.") && !mayUse(room, used)) {
                                    trespasses.add(room + " uses " + used + ": " + from.getName());
                                }
                            });
        }
        assertThat(trespasses).isEmpty();
    }

    private static boolean mayUse(String room, String used) {
        if (used.startsWith("org.vpsd.protocol")) {
            return WITH_PROTOCOL.contains(room);
        }
        if (!used.startsWith(ROOT)) {
            return true;
        }
        String other = used.substring(ROOT.length());
        return room.equals("main")
                || other.equals(room)
                || MAY_USE.getOrDefault(room, Set.of()).contains(other);
    }

    /** A rule that looks at nothing passes always. */
    @Test
    void looksAtEveryRoom() {
        Set<String> rooms = new TreeSet<>();
        CLASSES.forEach(c -> rooms.add(room(c)));
        Set<String> expected = new TreeSet<>(MAY_USE.keySet());
        expected.add("main");
        assertThat(rooms).isEqualTo(expected);
        assertThat(CLASSES).hasSizeGreaterThan(100);
    }

    private static String room(JavaClass c) {
        return c.getPackageName().substring(ROOT.length());
    }
}
