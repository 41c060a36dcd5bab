package org.vpsd.jucl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "-0x1f",
                "1.5",
                "10ms",
                "true",
                "null",
                "bare words",
                "\"quoted\"",
                "'single'",
                "<<EOD\ntext\nEOD",
                "[ 1 ]",
                "{ a = 1 }",
                "inf"
            })
    void isThatOfTheFirstCharacter(String value) throws UclException {
        UclObject object = Texts.ucl("# c\na = [\n]\n  k = " + value + "\n z = 1");

        assertThat(at(object, "k")).hasToString("t:4:7");
        assertThat(object.keyPosition("k")).hasToString("t:4:3");
        assertThat(object.keyPosition("z").column()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "-1.5", "true", "false", "null", "\"s\"", "[1]", "{}"})
    void isKnownInJson(String value) throws UclException {
        UclObject object = (UclObject) Json.parse("{\n \"a\" : " + value + "}", "j");

        assertThat(at(object, "a")).isEqualTo(new Position("j", 2, 8, null));
        assertThat(object.keyPosition("a")).isEqualTo(new Position("j", 2, 2, null));
    }

    @Test
    void isKnownInArraysAndNestedKeys() throws UclException {
        UclObject object = Texts.ucl("s \"a\" b { c = [1,\n 2] }");
        UclObject a = object.object("s").orElseThrow();
        UclObject b = a.object("a").orElseThrow().object("b").orElseThrow();

        assertThat(object.keyPosition("s")).hasToString("t:1:1");
        assertThat(a.keyPosition("a")).hasToString("t:1:3");
        assertThat(b.position()).hasToString("t:1:9");
        assertThat(b.list("c").getLast().position()).hasToString("t:2:2");
    }

    @Test
    void ofARepeatedKeyIsThatOfTheFirst() throws UclException {
        UclObject object = Texts.ucl("k = 1\nk = 2");

        assertThat(object.keyPosition("k")).hasToString("t:1:1");
        assertThat(at(object, "k")).hasToString("t:1:5");
        assertThat(object.list("k").getLast().position()).hasToString("t:2:5");
    }

    @Test
    void tellsTheChainOfIncludes(@TempDir Path directory) throws Exception {
        Path inner = Files.writeString(directory.resolve("inner"), "\nk = 1");
        Path outer = Files.writeString(directory.resolve("outer"), "  .include \"" + inner + "\"");
        UclObject object = UclParser.builder().build().parse(outer);

        assertThat(at(object, "k"))
                .isEqualTo(
                        new Position(
                                inner.toString(),
                                2,
                                5,
                                new Position(outer.toString(), 1, 3, null)));
        assertThat(object.position()).hasToString(outer + ":1:1");
    }

    @Test
    void ofBuiltValuesHasNoPlace() {
        UclObject object = UclObject.builder().put("k", 1).build();

        assertThat(at(object, "k")).isSameAs(Position.NONE).hasToString("<built>");
        assertThat(object.keyPosition("absent")).isSameAs(Position.NONE);
    }

    private static Position at(UclObject object, String key) {
        return Objects.requireNonNull(object.get(key)).position();
    }
}
