package org.vpsd.daemon.config;

import java.util.LinkedHashMap;
import java.util.Map;
import org.vpsd.jucl.UclException;
import org.vpsd.jucl.UclObject;

/** Reads {@code environment}: variables for what an instance runs. */
final class EnvironmentReader {

    private static final String KEY = "environment";

    private final Settings settings;
    private final Problems problems;

    EnvironmentReader(Settings settings, Problems problems) {
        this.settings = settings;
        this.problems = problems;
    }

    /** The variables, in their order. */
    Map<String, String> read() {
        return settings.object(KEY).map(this::variables).orElse(Map.of());
    }

    private Map<String, String> variables(UclObject object) {
        Map<String, String> variables = new LinkedHashMap<>();
        for (String name : object.keys()) {
            if (name.contains("=")) {
                problems.add(
                        object.keyPosition(name),
                        "environment: \"" + name + "\" cannot name a variable: it contains '='",
                        "write  NAME = \"value\";");
                continue;
            }
            try {
                ScalarText.of(object, name).ifPresent(value -> variables.put(name, value));
            } catch (UclException e) {
                problems.add(e);
            }
        }
        return variables;
    }
}
