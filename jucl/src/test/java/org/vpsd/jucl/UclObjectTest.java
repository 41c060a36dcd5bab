package org.vpsd.jucl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UclObjectTest {

    @Test
    void givesValuesOfTheTypeAskedFor() throws UclException {
        UclObject object =
                Texts.ucl("s = text; i = 5kb; b = on; t = 1.5min; o { x = 1 }; a = [1, 2]");

        assertThat(object.string("s")).contains("text");
        assertThat(object.integer("i")).hasValue(5120);
        assertThat(object.bool("b")).contains(true);
        assertThat(object.duration("t")).contains(Duration.ofSeconds(90));
        assertThat(object.object("o").orElseThrow().integer("x")).hasValue(1);
        assertThat(object.list("a")).containsExactly(new UclInteger(1), new UclInteger(2));
    }

    @Test
    void givesNothingForAKeyThatIsAbsent() throws UclException {
        UclObject object = Texts.ucl("");

        assertThat(object.get("k")).isNull();
        assertThat(object.string("k")).isEmpty();
        assertThat(object.integer("k")).isEmpty();
        assertThat(object.bool("k")).isEmpty();
        assertThat(object.duration("k")).isEmpty();
        assertThat(object.object("k")).isEmpty();
        assertThat(object.list("k")).isEmpty();
        assertThat(object.keyPosition("k")).isEqualTo(object.position());
    }

    @Test
    void givesASingleValueOrARepeatedKeyAsAList() throws UclException {
        UclObject object = Texts.ucl("one = 1; two = 1; two = 2");

        assertThat(object.list("one")).containsExactly(new UclInteger(1));
        assertThat(object.list("two")).containsExactly(new UclInteger(1), new UclInteger(2));
    }

    @ParameterizedTest
    @CsvSource({
        "10ms, PT0.01S",
        "5, PT5S",
        "0.25, PT0.25S",
        "-1s, PT-1S",
        "1y, PT8760H",
        "1e300, PT2562047788015215H30M7S",
        "nan, PT0S"
    })
    void readsDurations(String text, Duration expected) throws UclException {
        assertThat(Texts.ucl("k = " + text).duration("k")).contains(expected);
    }

    @Test
    void saysWhatItFoundInstead() throws UclException {
        UclObject object =
                Texts.ucl(
                        "three = three; n = 5; r = 1.5; t = 5s; b = yes; nothing = null; o {}; a ="
                                + " []; twice = 1; twice = 2; long = "
                                + "x".repeat(70));

        assertMessage(() -> object.integer("three"), "three: expected an integer, got \"three\"");
        assertMessage(() -> object.string("n"), "n: expected a string, got 5");
        assertMessage(() -> object.bool("r"), "r: expected a boolean, got 1.500000");
        assertMessage(() -> object.integer("t"), "t: expected an integer, got the time 5.0");
        assertMessage(() -> object.object("b"), "b: expected an object, got true");
        assertMessage(() -> object.string("nothing"), "nothing: expected a string, got null");
        assertMessage(
                () -> object.duration("o"),
                "o: expected a time such as 10s or 5min, got an object");
        assertMessage(() -> object.string("a"), "a: expected a string, got an array");
        assertMessage(
                () -> object.integer("twice"),
                "twice: expected an integer, got 2 values; give the key once");
        assertMessage(
                () -> object.integer("long"),
                "long: expected an integer, got \"" + "x".repeat(60) + "\"...");
    }

    private static void assertMessage(ThrowingCallable call, String message) {
        UclException error = Objects.requireNonNull(catchThrowableOfType(UclException.class, call));
        assertThat(error).hasMessage(error.position() + ": " + message);
        assertThat(error.position().source()).isEqualTo("t");
    }

    @Test
    void showsTheLineOfAValueLongAfterParsing() throws UclException {
        UclObject object = Texts.ucl("a = 1\nmaxrestart = three");
        UclException error =
                Objects.requireNonNull(
                        catchThrowableOfType(
                                UclException.class, () -> object.integer("maxrestart")));

        assertThat(error.report())
                .isEqualTo(
                        "t:2:14: maxrestart: expected an integer, got \"three\"\n"
                                + "maxrestart = three\n             ^");
    }

    @Test
    void hasNoLineForABuiltValue() {
        UclObject object = UclObject.builder().put("k", "v").build();

        assertThat(
                        Objects.requireNonNull(
                                        catchThrowableOfType(
                                                UclException.class, () -> object.integer("k")))
                                .report())
                .isEqualTo("<built>: k: expected an integer, got \"v\"");
    }

    @Test
    void cannotBeChanged() throws UclException {
        UclObject object = Texts.ucl("k = [1]");
        UclArray array = (UclArray) Texts.valueOf("k = [1]");

        assertThatThrownBy(() -> object.keys().clear())
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> object.asMap().clear())
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> array.values().clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void isBuiltInOrder() {
        UclObject.Builder builder =
                UclObject.builder()
                        .put("s", "text")
                        .put("i", 1)
                        .put("b", true)
                        .putNull("n")
                        .putIfPresent("present", "x")
                        .putIfPresent("absent", null)
                        .put("s", "again");

        assertThat(builder.build())
                .hasToString("{\"s\":\"again\",\"i\":1,\"b\":true,\"n\":null,\"present\":\"x\"}");
        assertThat(builder.build().keys()).isEmpty();
    }

    @Test
    void isEqualByContent() throws UclException {
        UclObject object = Texts.ucl("a = 1\nb = 'x'");

        assertThat(object)
                .isEqualTo(Texts.ucl("b \"x\"; a 1"))
                .hasSameHashCodeAs(Texts.ucl("b \"x\"; a 1"));
        assertThat(object).isNotEqualTo(Texts.ucl("a = 1")).isNotEqualTo(new UclInteger(1));
        assertThat(new UclReal(1)).isNotEqualTo(new UclInteger(1)).isNotEqualTo(new UclTime(1));
        assertThat(new UclReal(Double.NaN)).isEqualTo(new UclReal(Double.NaN));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "{ x = 1 } | an object      | {\"x\":1}",
                "[1, a]    | an array       | [1,\"a\"]",
                "text      | a string       | text",
                "0x10      | an integer     | 16",
                "1e-10     | a real number  | 1e-10",
                "1min      | a time         | 60.0",
                "yes       | a boolean      | true",
                "null      | null           | null"
            })
    void valuesNameTheirTypeAndText(String source, String type, String text) throws UclException {
        UclValue value = Texts.valueOf("k = " + source);

        assertThat(value.typeName()).isEqualTo(type);
        assertThat(value.asText()).isEqualTo(text);
    }

    @Test
    void listsAreCopied() {
        List<UclValue> values = new java.util.ArrayList<>(List.of(new UclNull()));
        UclArray array = new UclArray(values);
        values.clear();

        assertThat(array.values()).hasSize(1);
    }

    @Test
    void givesNumbersAndSizes() throws Exception {
        UclObject object = Texts.ucl("r = 1.5; i = 3; s = 1.5kb; k = 2k; n = -1; t = 2s; x = a");

        assertThat(object.real("r")).hasValue(1.5);
        assertThat(object.real("i")).hasValue(3);
        assertThat(object.real("none")).isEmpty();
        assertThat(object.size("s")).hasValue(1536);
        assertThat(object.size("k")).hasValue(2000);
        assertThat(object.size("none")).isEmpty();
        assertThatThrownBy(() -> object.real("x"))
                .hasMessage("t:1:56: x: expected a number, got \"a\"");
        assertThatThrownBy(() -> object.size("n"))
                .hasMessage("t:1:40: n: expected a size such as 512mb or 2gb, got -1");
        assertThatThrownBy(() -> object.size("t")).hasMessageContaining("got the time 2.0");
    }
}
