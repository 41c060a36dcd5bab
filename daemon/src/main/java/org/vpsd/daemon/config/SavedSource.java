package org.vpsd.daemon.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.vpsd.jucl.Json;
import org.vpsd.jucl.UclArray;
import org.vpsd.jucl.UclObject;
import org.vpsd.jucl.UclValue;

/**
 * A section as text: all of it as one JSON text to read it again from, and each of its settings for
 * hooks. Neither tells how it was laid out, so that a section that was only rearranged is the same.
 */
final class SavedSource {

    private SavedSource() {}

    /** The section as JSON, its keys sorted. */
    static String json(UclObject section) {
        return Json.write(sorted(section));
    }

    private static UclValue sorted(UclValue value) {
        if (value instanceof UclArray array) {
            List<UclValue> values = new ArrayList<>();
            array.values().forEach(each -> values.add(sorted(each)));
            return new UclArray(values);
        }
        if (value instanceof UclObject object) {
            UclObject.Builder builder = UclObject.builder();
            new TreeMap<>(object.asMap()).forEach((key, each) -> builder.put(key, sorted(each)));
            return builder.build();
        }
        return value;
    }

    /** Every setting as text; the keys of nested objects are joined by {@code _}. */
    static Map<String, String> flattened(UclObject section) {
        Map<String, String> flat = new TreeMap<>();
        flatten("", section, flat);
        return flat;
    }

    private static void flatten(String prefix, UclObject object, Map<String, String> flat) {
        object.asMap()
                .forEach(
                        (key, value) -> {
                            if (value instanceof UclObject inner) {
                                flatten(prefix + key + "_", inner, flat);
                            } else {
                                flat.put(prefix + key, ScalarText.plain(value));
                            }
                        });
    }
}
