package org.vpsd.daemon.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vpsd.daemon.model.InstanceName;

/** The graph of {@code after}: looks for circles in it. */
final class StartOrder {

    private final Map<InstanceName, List<InstanceName>> after;

    /** A graph: each instance with those that it comes after. */
    StartOrder(Map<InstanceName, List<InstanceName>> after) {
        this.after = after;
    }

    /**
     * A way from an instance back to itself; empty if there is none.
     *
     * @return the instances on it, the first one again at the end
     */
    Optional<List<InstanceName>> cycleThrough(InstanceName start) {
        List<InstanceName> path = new ArrayList<>(List.of(start));
        return leadsTo(start, start, path, new HashSet<>()) ? Optional.of(path) : Optional.empty();
    }

    private boolean leadsTo(
            InstanceName from, InstanceName goal, List<InstanceName> path, Set<InstanceName> seen) {
        for (InstanceName next : after.getOrDefault(from, List.of())) {
            if (next.equals(goal) || seen.add(next)) {
                path.add(next);
                if (next.equals(goal) || leadsTo(next, goal, path, seen)) {
                    return true;
                }
                path.removeLast();
            }
        }
        return false;
    }
}
