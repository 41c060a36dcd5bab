package org.vpsd.daemon.store;

import java.nio.file.Path;
import java.util.Optional;
import org.vpsd.daemon.model.InstanceSpec;
import org.vpsd.jucl.Json;
import org.vpsd.jucl.UclException;
import org.vpsd.jucl.UclObject;
import org.vpsd.jucl.UclValue;

/**
 * The settings that a run was started with, for the day when its configuration has changed or gone.
 *
 * @param directory its configuration directory then
 * @param origin where it was defined
 * @param source its section as JSON, see {@link InstanceSpec#source}
 */
public record SavedSpec(Path directory, String origin, String source) {

    /** What is kept of a spec. */
    static SavedSpec of(InstanceSpec spec) {
        return new SavedSpec(spec.directory(), spec.origin(), spec.source());
    }

    String toJson() {
        return Json.write(
                UclObject.builder()
                        .put("directory", directory.toString())
                        .put("origin", origin)
                        .put("source", source)
                        .build());
    }

    static SavedSpec parse(String text, String sourceName) throws UclException {
        UclValue json = Json.parse(text, sourceName);
        if (json instanceof UclObject object) {
            Optional<String> directory = object.string("directory");
            Optional<String> source = object.string("source");
            if (directory.isPresent() && source.isPresent()) {
                return new SavedSpec(
                        Path.of(directory.get()),
                        object.string("origin").orElse(sourceName),
                        source.get());
            }
        }
        throw new UclException(json.position(), "expected the saved settings of an instance");
    }
}
