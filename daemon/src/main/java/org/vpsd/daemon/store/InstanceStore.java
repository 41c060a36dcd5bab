package org.vpsd.daemon.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.vpsd.daemon.model.InstanceName;
import org.vpsd.daemon.model.InstanceSpec;
import org.vpsd.daemon.sys.DurableFiles;
import org.vpsd.daemon.sys.FaultPoints;
import org.vpsd.jucl.UclException;

/** What is remembered of one instance. For the instance's own thread. */
public final class InstanceStore {

    private final InstanceName name;
    private final Path directory;
    private final FaultPoints faults;
    private final SlotFile state;

    InstanceStore(InstanceName name, Path directory, FaultPoints faults) {
        this.name = name;
        this.directory = directory;
        this.faults = faults;
        this.state = new SlotFile(directory.resolve("state"));
    }

    /** The instance's private directory, where its driver and hooks keep their files too. */
    public Path directory() {
        return directory;
    }

    /**
     * The last record; empty if the instance was never started.
     *
     * @throws IOException if it is damaged or cannot be read
     */
    public Optional<InstanceRecord> load() throws IOException {
        Optional<String> text = state.read();
        try {
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            RecordJson.parse(text.get(), directory.resolve("state").toString()));
        } catch (UclException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /**
     * Writes a record durably: what it says may then be done.
     *
     * @throws IOException if it could not be written; the record before it then still stands
     */
    public void save(InstanceRecord record) throws IOException {
        String step = name + " " + record.state().word() + "/" + record.activity().word();
        faults.reached("before " + step);
        if (!state.isThere()) {
            DurableFiles.createPrivateDirectory(directory);
        }
        state.write(RecordJson.write(record));
        faults.reached("after " + step);
    }

    /** The settings of the present run; empty if none were saved. */
    public Optional<SavedSpec> loadSpec() throws IOException {
        Path file = directory.resolve("spec");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(SavedSpec.parse(Files.readString(file), file.toString()));
        } catch (UclException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** Keeps the settings that a run is started with. */
    public void saveSpec(InstanceSpec spec) throws IOException {
        DurableFiles.createPrivateDirectory(directory);
        Path file = directory.resolve("spec");
        String text = SavedSpec.of(spec).toJson();
        if (!Files.exists(file) || !Files.readString(file).equals(text)) {
            DurableFiles.replace(file, text);
        }
    }

    /** Forgets the instance: its configuration is gone and nothing of it runs. */
    public void delete() throws IOException {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }
}
