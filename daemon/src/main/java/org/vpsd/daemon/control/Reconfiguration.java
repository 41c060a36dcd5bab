package org.vpsd.daemon.control;

import java.util.List;
import org.vpsd.daemon.instance.Registry;
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

    /** Reads it and only reports. */
    Report check();
}
