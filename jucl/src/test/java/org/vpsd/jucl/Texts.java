package org.vpsd.jucl;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Objects;

/** Short forms that the tests share. */
final class Texts {

    private Texts() {}

    /** The object of a UCL text. */
    static UclObject ucl(String text) throws UclException {
        return UclParser.builder().build().parse(text, "t");
    }

    /** The value of the key {@code k}. */
    static UclValue valueOf(String text) throws UclException {
        return Objects.requireNonNull(ucl(text).get("k"));
    }

    /** The compact JSON of a UCL text. */
    static String json(String text) throws UclException {
        return Json.write(ucl(text));
    }

    /** The error that a UCL text gives. */
    static UclException error(String text) {
        return Objects.requireNonNull(catchThrowableOfType(UclException.class, () -> ucl(text)));
    }
}
