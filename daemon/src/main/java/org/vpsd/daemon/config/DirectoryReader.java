package org.vpsd.daemon.config;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.vpsd.jucl.UclObject;

/**
 * Finds the files of a configuration directory: a file {@code config} in each sub-directory
 * (vmstated(8)), and {@code vpsd.conf}. What is hidden, such as the directory of a version control
 * system, and any other file is none of its business.
 */
final class DirectoryReader {

    private static final String CONFIG = "config";
    private static final String DAEMON_CONFIG = "vpsd.conf";
    private static final String VISIBLE = "[!.]*";

    private final List<Path> entries;
    private final FileTrust trust;
    private final Problems problems;
    private final Set<Path> unread = new TreeSet<>();

    /** Opens a directory; if it cannot be used, which is then noted, it is as if it were empty. */
    DirectoryReader(Path directory, FileTrust trust, Problems problems) {
        this.trust = trust;
        this.problems = problems;
        this.entries = entries(directory);
    }

    /** The settings of the daemon; without a usable {@code vpsd.conf} their defaults. */
    DaemonSettings daemonSettings() {
        return entries.stream()
                .filter(entry -> entry.endsWith(DAEMON_CONFIG))
                .findFirst()
                .flatMap(new FileReader(trust, problems)::read)
                .map(text -> DaemonReader.read(text, problems))
                .orElse(DaemonSettings.DEFAULT);
    }

    /** The sections of all instances, in the order of their directories. */
    List<Section> sections() {
        List<Section> sections = new ArrayList<>();
        for (Path entry : entries) {
            Optional<FlatSection> flat = FlatSection.of(entry);
            if (flat.isPresent()) {
                section(flat.get()).ifPresent(sections::add);
            } else if (FileReader.isDangling(entry) && !entry.endsWith(DAEMON_CONFIG)) {
                unread.add(entry);
                problems.add(entry, "is a symbolic link to nothing", "mend or remove it");
            } else if (Files.isDirectory(entry) && FileReader.isThere(entry.resolve(CONFIG))) {
                sections.addAll(sectionsOf(entry));
            }
        }
        return sections;
    }

    /** Directories of which not every section could be read. */
    Set<Path> unread() {
        return unread;
    }

    private List<Path> entries(Path directory) {
        try {
            Optional<FileTrust.Objection> objection = trust.ofDirectory(directory);
            if (objection.isEmpty()) {
                return list(directory);
            }
            problems.add(directory, objection.get());
        } catch (IOException e) {
            problems.add(directory, e);
        }
        unread.add(directory);
        return List.of();
    }

    private static List<Path> list(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            throw new IOException("it is not a directory");
        }
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(directory, VISIBLE)) {
            all.forEach(entries::add);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        entries.sort(Comparator.naturalOrder());
        return entries;
    }

    private List<Section> sectionsOf(Path directory) {
        Problems found = new Problems();
        Optional<UclObject> text = new FileReader(trust, found).read(directory.resolve(CONFIG));
        List<Section> sections =
                text.map(t -> SectionReader.read(t, directory, found)).orElse(List.of());
        if (!found.isEmpty()) {
            unread.add(directory);
            problems.addAll(found);
        }
        return sections;
    }

    private Optional<Section> section(FlatSection flat) {
        Problems found = new Problems();
        Optional<Section> section = flat.read(new FileReader(trust, found), found);
        if (section.isEmpty()) {
            unread.add(flat.directory());
        }
        problems.addAll(found);
        return section;
    }
}
