package org.vpsd.daemon.config;

import static java.util.stream.Collectors.toSet;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.vpsd.daemon.model.InstanceName;
import org.vpsd.daemon.model.InstanceSpec;
import org.vpsd.daemon.model.InstanceType;
import org.vpsd.daemon.sys.OwnAccount;

/**
 * Reads a configuration directory (vmstated(8)). One broken instance never keeps another from being
 * read, and one reading finds everything that is wrong. Safe for use by several threads.
 */
public final class ConfigReader {

    private final SpecReader specs;
    private final String daemonUser;

    /**
     * A reader for the daemon's own account.
     *
     * @param supported the types that this daemon has drivers for; instances of others are refused
     */
    public ConfigReader(Set<InstanceType> supported) {
        this(supported, OwnAccount.user());
    }

    ConfigReader(Set<InstanceType> supported, String daemonUser) {
        this.specs = new SpecReader(supported);
        this.daemonUser = daemonUser;
    }

    /**
     * Reads a directory as it is now, however broken it may be.
     *
     * <p>Where some file cannot be read, a name in {@code after} that nothing defines is let pass:
     * it may stand there, and that file's own problem is reported already.
     */
    public Configuration read(Path directory) {
        Problems problems = new Problems();
        DirectoryReader reader =
                new DirectoryReader(
                        directory.toAbsolutePath().normalize(),
                        new FileTrust(daemonUser),
                        problems);
        DaemonSettings daemon = reader.daemonSettings();
        List<Section> sections = reader.sections();
        List<InstanceSpec> sound = sound(sections, reader.unread().isEmpty(), problems);
        Set<Path> broken = new HashSet<>(reader.unread());
        broken.addAll(refused(sections, sound));
        return new Configuration(sound, problems.sorted(), broken, daemon);
    }

    /**
     * Reads one file in the flat form of vps.conf(5), wherever it is.
     *
     * @param id names the instance; empty: NAME in the file does
     * @return a configuration of one instance, or of none and the problems
     */
    public Configuration readFile(Path file, String id) {
        Problems problems = new Problems();
        FileReader reader = new FileReader(new FileTrust(daemonUser), problems);
        List<InstanceSpec> defined =
                FlatSection.named(file, id)
                        .read(reader, problems)
                        .flatMap(section -> specs.read(section, problems))
                        .stream()
                        .toList();
        return new Configuration(defined, problems.sorted(), Set.of(), DaemonSettings.DEFAULT);
    }

    private List<InstanceSpec> sound(
            List<Section> sections, boolean isComplete, Problems problems) {
        Relations relations = new Relations(problems);
        Set<InstanceName> namesakes = relations.namesakes(sections);
        List<Draft> drafts = new ArrayList<>();
        for (Section section : sections) {
            specs.read(section, problems)
                    .filter(spec -> !namesakes.contains(spec.name()))
                    .ifPresent(spec -> drafts.add(new Draft(section, spec)));
        }
        List<Draft> known =
                isComplete ? relations.withoutStrangers(drafts, names(sections)) : drafts;
        List<Draft> apart = relations.withoutSharedRoots(known);
        relations.warnOfSharedAddresses(apart);
        return relations.withoutCycles(apart).stream()
                .map(Draft::spec)
                .sorted(Comparator.comparing(InstanceSpec::name))
                .toList();
    }

    /** The directories of the sections that have become no instance. */
    private static Set<Path> refused(List<Section> sections, List<InstanceSpec> sound) {
        Set<InstanceName> names = sound.stream().map(InstanceSpec::name).collect(toSet());
        return sections.stream()
                .filter(section -> !names.contains(section.name()))
                .map(Section::directory)
                .collect(toSet());
    }

    private static Set<InstanceName> names(List<Section> sections) {
        return sections.stream().map(Section::name).collect(toSet());
    }
}
