package org.vpsd.jucl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StringsTest {

    @ParameterizedTest
    @MethodSource("strings")
    void readsStrings(String source, String expected) throws UclException {
        assertThat(Texts.valueOf("k = " + source)).isEqualTo(new UclString(expected));
    }

    private static Stream<Arguments> strings() {
        return Stream.of(
                Arguments.of("\"\"", ""),
                Arguments.of("\"a; b # c {\"", "a; b # c {"),
                Arguments.of("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\"", "\"\\/\b\f\n\r\té"),
                Arguments.of("\"\\ud83d\\ude00\"", "\ud83d\ude00"),
                Arguments.of("\"\\ud83d\"", "\ud83d"),
                Arguments.of("\"a\\qb\"", "aqb"),
                Arguments.of("''", ""),
                Arguments.of("'it\\'s'", "it's"),
                Arguments.of("'a\\nb'", "a\\nb"),
                Arguments.of("'a\\\nb'", "ab"),
                Arguments.of("'a\\\r\nb'", "ab"),
                Arguments.of("'a\\\rb'", "ab"),
                Arguments.of("'a\nb'", "a\nb"),
                Arguments.of("some words  ", "some words"),
                Arguments.of("a[b]{c}d, x = 1", "a[b]{c}d"),
                Arguments.of("a\\;b;", "a;b"),
                Arguments.of("a\\ ", "a\\"),
                Arguments.of("ends in a slash\\", "ends in a slash\\"),
                Arguments.of("a#b", "a"),
                Arguments.of("a/b /* c */", "a/b"),
                Arguments.of("it's \"so\"", "it's \"so\""),
                Arguments.of("Null", "Null"),
                Arguments.of("<<EOD\none\nEODE\ntwo\nEOD", "one\nEODE\ntwo"),
                Arguments.of("<<A\n\nA;", ""),
                Arguments.of("<<A\nA\nA\n", "A"),
                Arguments.of("<<eod", "<<eod"),
                Arguments.of("<<EODnot", "<<EODnot"),
                Arguments.of("<<", "<<"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "TRUE", "yes", "Yes", "on", "oN"})
    void readsTrue(String word) throws UclException {
        assertThat(Texts.valueOf("k = " + word)).isEqualTo(new UclBoolean(true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "False", "no", "NO", "off"})
    void readsFalse(String word) throws UclException {
        assertThat(Texts.valueOf("k " + word)).isEqualTo(new UclBoolean(false));
    }

    @Test
    void readsNull() throws UclException {
        assertThat(Texts.valueOf("k = null")).isEqualTo(new UclNull());
    }

    @Test
    void quotesMakeAnyWordAString() throws UclException {
        assertThat(Texts.valueOf("k = \"true\"")).isEqualTo(new UclString("true"));
        assertThat(Texts.valueOf("k = '12'")).isEqualTo(new UclString("12"));
    }
}
