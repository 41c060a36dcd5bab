package org.vpsd.daemon.control;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.vpsd.daemon.instance.Registry;
import org.vpsd.daemon.model.InstanceName;
import org.vpsd.daemon.model.Problem;

/** Reads the configuration anew. Safe for use by several threads. */
public interface Reconfiguration {

    /**
     * What was found in the configuration.
     *
     * @param sound how many instances can be used as written
     * @param problems what is wrong
     * @param changes what was taken over; none for a check
     */
    record Report(int sound, List<Problem> problems, List<Registry.Change> changes) {
        /** Copies the lists. */
        public Report {
            problems = List.copyOf(problems);
            changes = List.copyOf(changes);
        }
    }

    /** Reads it and takes it over. */
    Report reload();

    /**
     * Reads one file of an instance, wherever it is (vpsctl(8), {@code start id file}).
     *
     * @param id names the instance; empty: NAME in the file does
     * @param takesOver whether the instance is to have these settings
     * @return its settings; empty if there are none, which the problems tell
     */
    Defined define(Path file, String id, boolean takesOver);

    /**
     * What a file defines.
     *
     * @param name the instance; empty if the file cannot be used
     * @param problems what is wrong with it
     */
    record Defined(Optional<InstanceName> name, List<Problem> problems) {
        /** Copies the list. */
        public Defined {
            problems = List.copyOf(problems);
        }
    }

    /** Reads it and only reports. */
    Report check();
}
