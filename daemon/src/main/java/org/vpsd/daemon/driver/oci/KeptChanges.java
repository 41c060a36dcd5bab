package org.vpsd.daemon.driver.oci;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.vpsd.daemon.model.IpNetworks;
import org.vpsd.daemon.model.Limits;
import org.vpsd.daemon.model.PrivilegeChanges;
import org.vpsd.daemon.model.Privileges;
import org.vpsd.daemon.sys.DurableFiles;
import org.vpsd.jucl.Json;
import org.vpsd.jucl.UclException;
import org.vpsd.jucl.UclObject;

/**
 * What commands have made of something in the configuration, for the runs that follow. When that in
 * the configuration changes, it counts alone again.
 *
 * @param <T> limits, privileges or networks: their text can be read again
 */
final class KeptChanges<T> {

    private static final String CONFIGURED = "configured";
    private static final String NOW = "now";

    private final Path file;
    private final Parser<T> parser;

    /** Reads what {@link Object#toString} has written. */
    private interface Parser<T> {
        T parse(String text)
                throws Limits.FormatException,
                        Privileges.UnknownException,
                        IpNetworks.FormatException;
    }

    private KeptChanges(Path file, Parser<T> parser) {
        this.file = file;
        this.parser = parser;
    }

    /** The limits of an instance, in its private directory. */
    static KeptChanges<Limits> ofLimits(Path directory) {
        return new KeptChanges<>(directory.resolve("limits"), Limits::parse);
    }

    /** The privileges of an instance in its private directory, or of a run in its bundle. */
    static KeptChanges<PrivilegeChanges> ofPrivileges(Path directory) {
        return new KeptChanges<>(directory.resolve("privileges"), PrivilegeChanges::parse);
    }

    /** The addresses that an instance may use, in its private directory. */
    static KeptChanges<IpNetworks> ofNetworks(Path directory) {
        return new KeptChanges<>(directory.resolve("networks"), IpNetworks::parse);
    }

    /** What counts. */
    T of(T configured) throws IOException {
        try {
            if (Json.parse(Files.readString(file), file.toString()) instanceof UclObject json
                    && json.string(CONFIGURED).filter(configured.toString()::equals).isPresent()) {
                return parser.parse(json.string(NOW).orElse(""));
            }
            return configured;
        } catch (NoSuchFileException e) {
            return configured;
        } catch (UclException
                | Limits.FormatException
                | Privileges.UnknownException
                | IpNetworks.FormatException e) {
            throw new IOException(file + ": " + e.getMessage() + "; remove or mend it", e);
        }
    }

    /** Keeps something else than what is configured. */
    void set(T configured, T now) throws IOException {
        DurableFiles.replace(file, text(configured, now));
    }

    /** Notes it for a run that begins; it need not outlive a loss of power, as the run does not. */
    void note(T configured, T now) throws IOException {
        Files.writeString(file, text(configured, now));
    }

    private String text(T configured, T now) {
        UclObject json =
                UclObject.builder()
                        .put(CONFIGURED, configured.toString())
                        .put(NOW, now.toString())
                        .build();
        return Json.write(json) + "\n";
    }
}
