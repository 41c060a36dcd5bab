package org.vpsd.protocol;

import org.jspecify.annotations.Nullable;
import org.vpsd.jucl.UclInteger;
import org.vpsd.jucl.UclNull;
import org.vpsd.jucl.UclString;
import org.vpsd.jucl.UclValue;

/** Values of keys that are always written, as null where there is nothing to say. */
final class OrNull {

    private OrNull() {}

    static UclValue string(@Nullable String value) {
        return value == null ? new UclNull() : new UclString(value);
    }

    static UclValue number(@Nullable Long value) {
        return value == null ? new UclNull() : new UclInteger(value);
    }
}
