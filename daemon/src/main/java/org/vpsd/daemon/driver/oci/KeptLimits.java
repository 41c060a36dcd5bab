package org.vpsd.daemon.driver.oci;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.vpsd.daemon.model.Limits;
import org.vpsd.daemon.sys.DurableFiles;
import org.vpsd.jucl.Json;
import org.vpsd.jucl.UclException;
import org.vpsd.jucl.UclObject;

/**
 * What {@code vpsctl limit} has changed of the limits in the configuration, for the runs that
 * follow. When those in the configuration change, they count alone again.
 */
final class KeptLimits {

    private static final String CONFIGURED = "configured";
    private static final String CHANGES = "changes";

    private final Path file;

    /** The changes of an instance, in its private directory. */
    KeptLimits(Path directory) {
        this.file = directory.resolve("limits");
    }

    /** The limits of a run. */
    Limits of(Limits configured) throws IOException {
        return configured.with(changes(configured));
    }

    private Limits changes(Limits configured) throws IOException {
        try {
            if (Json.parse(Files.readString(file), file.toString()) instanceof UclObject json
                    && json.string(CONFIGURED).filter(configured.toString()::equals).isPresent()) {
                return Limits.parse(json.string(CHANGES).orElse(""));
            }
            return Limits.NONE;
        } catch (NoSuchFileException e) {
            return Limits.NONE;
        } catch (UclException | Limits.FormatException e) {
            throw new IOException(file + ": " + e.getMessage() + "; remove or mend it", e);
        }
    }

    /** Keeps changes besides those that were kept. */
    void add(Limits configured, Limits more) throws IOException {
        UclObject json =
                UclObject.builder()
                        .put(CONFIGURED, configured.toString())
                        .put(CHANGES, changes(configured).with(more).toString())
                        .build();
        DurableFiles.replace(file, Json.write(json) + "\n");
    }
}
