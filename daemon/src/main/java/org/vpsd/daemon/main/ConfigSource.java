package org.vpsd.daemon.main;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vpsd.daemon.config.ConfigReader;
import org.vpsd.daemon.config.Configuration;
import org.vpsd.daemon.config.SpecReader;
import org.vpsd.daemon.model.InstanceName;
import org.vpsd.daemon.model.InstanceSpec;
import org.vpsd.daemon.model.InstanceType;
import org.vpsd.daemon.store.SavedSpec;
import org.vpsd.jucl.UclException;

/** Where settings come from: the configuration directory, or what is remembered of a run. */
final class ConfigSource {

    private static final Logger log = LoggerFactory.getLogger(ConfigSource.class);

    /** The types that this version has a driver for. */
    private static final Set<InstanceType> SUPPORTED =
            Set.of(InstanceType.PROCESS, InstanceType.VPS);

    private final Path directory;
    private final ConfigReader reader = new ConfigReader(SUPPORTED);

    ConfigSource(Path directory) {
        this.directory = directory;
    }

    Configuration read() {
        return reader.read(directory);
    }

    /** One file in the flat form, see {@link ConfigReader#readFile}. */
    Configuration readFile(Path file, String id) {
        return reader.readFile(file, id);
    }

    /** The settings that a run was started with; empty if they cannot be read any more. */
    Optional<InstanceSpec> readSaved(InstanceName name, SavedSpec saved) {
        try {
            return Optional.of(
                    SpecReader.fromSaved(name, saved.directory(), saved.origin(), saved.source()));
        } catch (UclException e) {
            log.error("{}: the settings of its run cannot be read: {}", name, e.getMessage());
            return Optional.empty();
        }
    }
}
