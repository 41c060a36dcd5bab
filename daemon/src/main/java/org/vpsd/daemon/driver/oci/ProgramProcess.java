package org.vpsd.daemon.driver.oci;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.vpsd.daemon.driver.Execution;
import org.vpsd.daemon.model.TerminalSize;
import org.vpsd.jucl.UclArray;
import org.vpsd.jucl.UclObject;
import org.vpsd.jucl.UclString;

/**
 * Makes the description of a program that is run inside a container: it may do what the container's
 * first process may. A pure function.
 */
final class ProgramProcess {

    private static final Set<String> OWN = Set.of("terminal", "args", "env", "consoleSize");

    private ProgramProcess() {}

    /**
     * The description, as the OCI runtime specification has it.
     *
     * @param first that of the container's first process
     */
    static UclObject of(UclObject first, Execution execution) {
        UclObject.Builder process = UclObject.builder();
        first.asMap()
                .forEach(
                        (key, value) -> {
                            if (!OWN.contains(key)) {
                                process.put(key, value);
                            }
                        });
        process.put("terminal", execution.terminal().isPresent());
        process.put("args", new UclArray(execution.argv().stream().map(UclString::new).toList()));
        process.put("env", environment(first, execution.environment()));
        execution.terminal().ifPresent(size -> process.put("consoleSize", size(size)));
        return process.build();
    }

    private static UclObject size(TerminalSize size) {
        return UclObject.builder().put("height", size.rows()).put("width", size.columns()).build();
    }

    private static UclArray environment(UclObject first, Map<String, String> added) {
        Map<String, String> variables = new LinkedHashMap<>();
        if (first.get("env") instanceof UclArray assignments) {
            assignments
                    .values()
                    .forEach(
                            assignment -> {
                                String[] parts = assignment.asText().split("=", 2);
                                variables.put(parts[0], parts[parts.length - 1]);
                            });
        }
        variables.putAll(added);
        return new UclArray(
                variables.entrySet().stream()
                        .map(v -> new UclString(v.getKey() + "=" + v.getValue()))
                        .toList());
    }
}
