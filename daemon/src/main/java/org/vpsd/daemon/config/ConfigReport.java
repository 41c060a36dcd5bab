package org.vpsd.daemon.config;

import org.vpsd.daemon.model.InstanceSpec;
import org.vpsd.daemon.model.Problem;

/** A configuration for people, as {@code vpsd -t} prints it. */
public final class ConfigReport {

    private ConfigReport() {}

    /** The sound instances, every problem with the line that it is in, and a summary. */
    public static String render(Configuration configuration) {
        StringBuilder out = new StringBuilder();
        configuration.instances().forEach(spec -> append(out, spec));
        configuration.problems().forEach(problem -> append(out, problem));
        return out.append(count(configuration.instances().size(), "sound instance"))
                .append(", ")
                .append(count(configuration.errors(), "problem"))
                .append(warnings(configuration))
                .append('\n')
                .toString();
    }

    private static String warnings(Configuration configuration) {
        int warnings = configuration.problems().size() - configuration.errors();
        return warnings == 0 ? "" : ", " + count(warnings, "warning");
    }

    private static void append(StringBuilder out, InstanceSpec spec) {
        out.append(spec.name()).append(": ok, ").append(spec.type().word());
        if (spec.autostart()) {
            out.append(", autostart");
        }
        if (!spec.after().isEmpty()) {
            out.append(", after ")
                    .append(String.join(" ", spec.after().stream().map(Object::toString).toList()));
        }
        out.append(", ").append(spec.origin()).append('\n');
    }

    private static void append(StringBuilder out, Problem problem) {
        out.append(problem).append('\n');
        problem.excerpt().lines().forEach(line -> out.append("    ").append(line).append('\n'));
    }

    private static String count(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
