package org.vpsd.daemon.driver.oci;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.vpsd.daemon.model.PrivilegeChanges;
import org.vpsd.daemon.model.Privileges;
import org.vpsd.daemon.sys.DurableFiles;
import org.vpsd.jucl.Json;
import org.vpsd.jucl.UclException;
import org.vpsd.jucl.UclObject;

/**
 * What {@code vpsctl priv} has made of the privileges in the configuration, for the runs that
 * follow. When those in the configuration change, they count alone again.
 */
final class KeptPrivileges {

    private static final String CONFIGURED = "configured";
    private static final String NOW = "now";

    private final Path file;

    /** Those of an instance, in its private directory. */
    KeptPrivileges(Path directory) {
        this.file = directory.resolve("privileges");
    }

    /** The privileges of the next run. */
    PrivilegeChanges of(PrivilegeChanges configured) throws IOException {
        try {
            if (Json.parse(Files.readString(file), file.toString()) instanceof UclObject json
                    && json.string(CONFIGURED).filter(configured.toString()::equals).isPresent()) {
                return PrivilegeChanges.parse(json.string(NOW).orElse(""));
            }
            return configured;
        } catch (NoSuchFileException e) {
            return configured;
        } catch (UclException | Privileges.UnknownException e) {
            throw new IOException(file + ": " + e.getMessage() + "; remove or mend it", e);
        }
    }

    /** Keeps other ones. */
    void set(PrivilegeChanges configured, PrivilegeChanges now) throws IOException {
        DurableFiles.replace(file, text(configured, now));
    }

    /** Notes those of a run that begins; they need not outlive a loss of power, as it does not. */
    void note(PrivilegeChanges configured, PrivilegeChanges now) throws IOException {
        Files.writeString(file, text(configured, now));
    }

    private static String text(PrivilegeChanges configured, PrivilegeChanges now) {
        return Json.write(
                        UclObject.builder()
                                .put(CONFIGURED, configured.toString())
                                .put(NOW, now.toString())
                                .build())
                + "\n";
    }
}
