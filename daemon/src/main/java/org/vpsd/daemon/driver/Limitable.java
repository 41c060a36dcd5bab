package org.vpsd.daemon.driver;

import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.vpsd.daemon.model.Limit;
import org.vpsd.daemon.model.Limits;
import org.vpsd.daemon.model.Resource;

/** A run whose use of resources is counted and can be limited. */
public interface Limitable {

    /**
     * How a resource is used.
     *
     * @param current now; empty if nobody counts it
     * @param limit what it may be
     * @param softHits how often the soft limit was exceeded; empty if nobody counts that
     * @param hardHits how often the hard limit was in the way; empty if nobody counts that
     */
    record Use(
            Resource resource,
            OptionalLong current,
            Limit limit,
            OptionalLong softHits,
            OptionalLong hardHits) {}

    /**
     * Changes limits now, and for the runs that follow.
     *
     * @param changes the limits that change
     * @return what of it this host cannot do, for people; empty if all is in force
     * @throws IOException if it cannot be done; the limits are as before
     */
    List<String> limit(Limits changes) throws IOException;

    /** How each resource is used, in their order. */
    List<Use> use();

    /** Processor time in percent of one processor, since the last look or the start. */
    OptionalDouble percentCpu();
}
