package org.vpsd.daemon.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vpsd.daemon.model.InstanceName;
import org.vpsd.jucl.Position;
import org.vpsd.jucl.UclArray;
import org.vpsd.jucl.UclException;
import org.vpsd.jucl.UclValue;

/** Reads {@code after}: one name, an array of names, or a name each time that the key is given. */
final class AfterReader {

    private final Problems problems;

    AfterReader(Problems problems) {
        this.problems = problems;
    }

    /** The names, each once. */
    List<InstanceName> read(Optional<UclValue> after) {
        return List.copyOf(places(after).keySet());
    }

    /** The names, each with the place where it is first given. */
    Map<InstanceName, Position> places(Optional<UclValue> after) {
        Map<InstanceName, Position> places = new LinkedHashMap<>();
        for (UclValue value : after.map(AfterReader::each).orElse(List.of())) {
            name(value).ifPresent(name -> places.putIfAbsent(name, value.position()));
        }
        return places;
    }

    private static List<UclValue> each(UclValue after) {
        return after instanceof UclArray array ? array.values() : List.of(after);
    }

    private Optional<InstanceName> name(UclValue value) {
        try {
            String name = ScalarText.of(value, "after");
            Optional<String> objection = InstanceName.objection(name);
            if (objection.isEmpty()) {
                return Optional.of(new InstanceName(name));
            }
            problems.add(
                    value.position(),
                    "after: \"" + name + "\" cannot name an instance: " + objection.get(),
                    "several names are written  after = [one, two];");
        } catch (UclException e) {
            problems.add(e);
        }
        return Optional.empty();
    }
}
