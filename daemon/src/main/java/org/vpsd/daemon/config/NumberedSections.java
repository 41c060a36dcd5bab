package org.vpsd.daemon.config;

import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vpsd.daemon.model.NetworkInterface;
import org.vpsd.jucl.UclArray;
import org.vpsd.jucl.UclObject;
import org.vpsd.jucl.UclValue;

/**
 * Settings of things that are counted, in either form: {@code netif { 0 { address = … } }} of UCL,
 * and {@code NETIF_0_ADDRESS} of vps.conf(5).
 */
final class NumberedSections {

    private final String name;
    private final Collection<String> keys;
    private final Settings settings;
    private final Problems problems;
    private final SortedMap<Integer, UclObject> found = new TreeMap<>();

    private NumberedSections(
            String name, Collection<String> keys, Settings settings, Problems problems) {
        this.name = name;
        this.keys = keys;
        this.settings = settings;
        this.problems = problems;
    }

    /**
     * What is set for each number.
     *
     * @param name of the things
     * @param keys that each may have
     */
    static SortedMap<Integer, UclObject> read(
            String name,
            Collection<String> keys,
            UclObject section,
            Settings settings,
            Problems problems) {
        NumberedSections reader = new NumberedSections(name, keys, settings, problems);
        reader.readNested();
        reader.readFlat(section);
        return reader.found;
    }

    private void readNested() {
        UclObject all = settings.object(name).orElse(UclObject.builder().build());
        for (String number : all.keys()) {
            for (UclValue value : each(all.get(number))) {
                if (!isNumber(number)) {
                    problems.add(
                            all.keyPosition(number),
                            name + ": expected a number from 0 to 99, got \"" + number + "\"",
                            "for example  " + name + " { 0 { … } }");
                } else if (!(value instanceof UclObject object)) {
                    problems.add(
                            all.keyPosition(number),
                            name + " " + number + ": expected a section",
                            "for example  " + name + " { " + number + " { … } }");
                } else {
                    put(number, object);
                }
            }
        }
    }

    private static List<UclValue> each(@Nullable UclValue value) {
        if (value == null) {
            return List.of();
        }
        return value instanceof UclArray array ? array.values() : List.of(value);
    }

    private static boolean isNumber(String text) {
        return text.matches("\\d|[1-9]\\d")
                && Integer.parseInt(text) <= NetworkInterface.MAX_NUMBER;
    }

    private void put(String number, UclObject object) {
        if (found.put(Integer.valueOf(number), object) != null) {
            problems.add(
                    object.position(),
                    name + " " + number + " is given twice",
                    "write all that is about it in one section");
        }
    }

    private void readFlat(UclObject section) {
        Pattern pattern = Pattern.compile(name + "_(\\d+)_(" + String.join("|", keys) + ")");
        SortedMap<String, UclObject.Builder> flat = new TreeMap<>();
        for (String key : section.keys()) {
            Matcher matcher = pattern.matcher(key);
            if (matcher.matches() && isNumber(matcher.group(1))) {
                settings.value(key)
                        .ifPresent(
                                value ->
                                        flat.computeIfAbsent(
                                                        matcher.group(1), _ -> UclObject.builder())
                                                .put(matcher.group(2), value));
            }
        }
        flat.forEach((number, values) -> put(number, values.build()));
    }
}
