package org.vpsd.jucl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MacrosTest {

    @ParameterizedTest
    @MethodSource("wrong")
    void areRefusedWithTheReason(String text, String message) {
        assertThat(Texts.error(text)).hasMessage("t:1:1: " + message);
    }

    private static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of(
                        ".inclde \"x\"",
                        ".inclde: unknown macro; put a key that starts with a dot in double"
                                + " quotes"),
                Arguments.of(
                        ".includes \"x\"",
                        ".includes: signed files are not supported; use .include"),
                Arguments.of(
                        ".include(sign = true) \"x\"",
                        ".include: the parameter sign is not supported"),
                Arguments.of(
                        ".include(url = yes) \"x\"",
                        ".include: the parameter url is not supported"),
                Arguments.of(
                        ".include(path = [1]) \"x\"",
                        ".include: path must be an array of directories"),
                Arguments.of(
                        ".include(path = [/no/a, /no/b]) \"x\"",
                        ".include: there is no x in /no/a, /no/b"),
                Arguments.of(
                        ".include(duplicate = replace) \"x\"",
                        ".include: duplicate must be append, merge, rewrite or error"),
                Arguments.of(
                        ".include(key = k; target = list) \"x\"",
                        ".include: target must be object or array"),
                Arguments.of(".include \"\"", ".include: expected the name of a file"),
                Arguments.of(
                        ".include(priority = 16) \"x\"",
                        ".include: expected a priority from 0 to 15"),
                Arguments.of(".priority high", ".priority: expected a priority from 0 to 15"),
                Arguments.of(".priority", ".priority: expected a priority from 0 to 15"),
                Arguments.of(
                        ".inherit \"none\"",
                        ".inherit: there is no object \"none\" before this line"),
                Arguments.of(".load \"x\"", ".load: expected a parameter key, the key to set"));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void thatAreMalformedTellThePlace(String text, String message) {
        assertThat(Texts.error(text)).hasMessage(message);
    }

    private static Stream<Arguments> malformed() {
        return Stream.of(
                Arguments.of(
                        ". x",
                        "t:1:2: expected the name of a macro after the dot, got \" \"; put a key"
                                + " that starts with a dot in double quotes"),
                Arguments.of(
                        ".include(a = \")\"",
                        "t:1:9: these parameters have no end; close them with \")\""),
                Arguments.of(
                        "\n .include(a) x",
                        "t:2:12: expected a blank, \"=\" or \":\" after the key, got the end of the"
                                + " text"),
                Arguments.of(
                        ".include(try = maybe) x",
                        "t:1:16: try: expected a boolean, got \"maybe\""),
                Arguments.of(
                        ".include(try = true, try = false) x",
                        "t:1:22: duplicate key \"try\", first given at t:1:10"),
                Arguments.of(
                        ".include { x",
                        "t:1:10: this \"{\" is never closed; add the missing \"}\""));
    }

    @ParameterizedTest
    @MethodSource("priorities")
    void prioritySettlesRepeatedKeys(String text, String json) throws UclException {
        assertThat(Texts.json(text)).isEqualTo(json);
    }

    private static Stream<Arguments> priorities() {
        return Stream.of(
                Arguments.of("k = 1\n.priority 1\nk = 2\nk = 3", "{\"k\":[2,3]}"),
                Arguments.of(".priority 2\nk = 1\n.priority 1\nk = 2", "{\"k\":1}"),
                Arguments.of(
                        ".priority(priority = 3) \"\"\nk = 1\n.priority 2\nk = 2", "{\"k\":1}"),
                Arguments.of("a { .priority 1\n b = 1 } a = 2", "{\"a\":2}"));
    }

    @Test
    void inheritedValuesGiveWay() throws UclException {
        assertThat(Texts.json("a { x = 1; y = 2 } b { .inherit \"a\"\n x = 3; x = 4 }"))
                .isEqualTo("{\"a\":{\"x\":1,\"y\":2},\"b\":{\"x\":[3,4],\"y\":2}}");
    }

    @Test
    void inheritedValuesMayReplace() throws UclException {
        assertThat(
                        Texts.json(
                                "a { x = 1; y = 2 } b { x = 3; x = 4; .inherit(replace = yes) a\n"
                                        + " y = 5 }"))
                .isEqualTo("{\"a\":{\"x\":1,\"y\":2},\"b\":{\"x\":1,\"y\":[2,5]}}");
    }

    @Test
    void inheritCopiesWhatTheOpenObjectHasSoFar() throws UclException {
        assertThat(Texts.json("a { x = 1; x = 2; b { .inherit a\n y = 3 } }"))
                .isEqualTo("{\"a\":{\"x\":[1,2],\"b\":{\"x\":[1,2],\"y\":3}}}");
        assertThat(Texts.json("a { x = 1; .inherit a\n }")).isEqualTo("{\"a\":{\"x\":1}}");
    }
}
