package org.vpsd.daemon.config;

import org.vpsd.daemon.model.InstanceSpec;
import org.vpsd.daemon.model.Problem;

/** A configuration as {@code vpsd -t} prints it. */
public final class ConfigReport {

    private ConfigReport() {}

    /** A line a sound instance, a line a problem, and a line that sums up. */
    public static String render(Configuration configuration) {
        StringBuilder text = new StringBuilder();
        for (InstanceSpec spec : configuration.instances()) {
            text.append(spec.name()).append(": ok (").append(spec.type().word()).append(", ");
            text.append(spec.origin()).append(")\n");
        }
        for (Problem problem : configuration.problems()) {
            text.append(problem).append('\n');
        }
        return text.append(configuration.instances().size())
                .append(" instances, ")
                .append(configuration.problems().size())
                .append(" problems\n")
                .toString();
    }
}
