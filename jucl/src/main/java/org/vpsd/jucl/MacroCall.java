package org.vpsd.jucl;

/**
 * A macro as it stands in the text: {@code .name(parameters) "value"}.
 *
 * @param position where its dot is
 * @param name the name without the dot
 * @param parameters the parameters, empty when there are none
 * @param value the value, its variables expanded
 */
record MacroCall(Position position, String name, UclObject parameters, String value) {

    UclException error(String detail) {
        return new UclException(position, "." + name + ": " + detail);
    }
}
