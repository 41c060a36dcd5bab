package org.vpsd.jucl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VariablesTest {

    private static final UclParser PARSER =
            UclParser.builder().variable("A", "1").variable("AB", "$A").variable("E", "").build();

    @ParameterizedTest
    @CsvSource({
        "$A, 1",
        "${A}, 1",
        "x${A}y$E.z, x1y.z",
        "$ABC, $AC",
        "${A}$$A, 1$A",
        "$$A, $$A",
        "$none, $none",
        "${none}$A, ${none}1",
        "${$A}, ${1}",
        "${A$A, ${A1",
        "${}$A$, ${}1$",
        "$A$$$, 1$$"
    })
    void expands(String text, String expected) {
        assertThat(
                        new Variables(
                                        Map.of("A", "1", "AB", "$A", "E", ""),
                                        name -> Optional.empty())
                                .expand(text))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"$A", "\"$A\"", "<<X\n$A\nX"})
    void areKnownIn(String source) throws UclException {
        assertThat(PARSER.parse("k = " + source, "t").get("k")).isEqualTo(new UclString("1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'$A'", "\"\\u0024A\""})
    void areUnknownIn(String source) throws UclException {
        assertThat(PARSER.parse("k = " + source, "t").get("k")).isEqualTo(new UclString("$A"));
    }

    @Test
    void doNotMakeNumbers() throws UclException {
        assertThat(PARSER.parse("k = $A", "t").get("k")).isInstanceOf(UclString.class);
    }

    @Test
    void nameTheFileAndItsDirectory(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("a.conf"), "k = \"$FILENAME $CURDIR\"");

        assertThat(UclParser.builder().build().parse(file).string("k"))
                .contains(file.toRealPath() + " " + directory.toRealPath());
    }

    @Test
    void inBracesMayComeFromAHandler() throws UclException {
        UclParser parser =
                UclParser.builder()
                        .variable("A", "1")
                        .variableHandler(
                                name ->
                                        name.startsWith("X")
                                                ? Optional.of("<" + name + ">")
                                                : Optional.empty())
                        .build();
        assertThat(parser.parse("k = \"${A} ${XA} $XA ${Y} ${}\"", "t").string("k"))
                .contains("1 <XA> $XA ${Y} ${}");
    }

    @Test
    void haveDefaultsForATextWithoutFile() throws UclException {
        assertThat(Texts.valueOf("k = $FILENAME")).isEqualTo(new UclString("undef"));
        assertThat(Texts.valueOf("k = $CURDIR"))
                .isEqualTo(new UclString(System.getProperty("user.dir")));
    }
}
