package org.vpsd.jucl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IncludeTest {

    @TempDir Path directory;

    @Test
    void readsTheMembersIntoTheObjectAround() throws Exception {
        file("part", "{ b = 2 }");

        assertThat(read("s { a = 1\n .include \"${CURDIR}/part\"\n c = 3 }"))
                .isEqualTo("{\"s\":{\"a\":1,\"b\":2,\"c\":3}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".include \"$CURDIR/part\"; b = 2",
                ".include $CURDIR/part # note\nb = 2",
                ".include { $CURDIR/part }\nb = 2",
                ".include /* c */ (try = false) \"$CURDIR/part\"\nb = 2"
            })
    void takesItsValueInManyForms(String text) throws Exception {
        file("part", "a = 1");

        assertThat(read(text)).isEqualTo("{\"a\":1,\"b\":2}");
    }

    @Test
    void looksInADirectoryOfItsPath() throws Exception {
        Path one = Files.createDirectory(directory.resolve("one"));
        Path two = Files.createDirectory(directory.resolve("two"));
        Files.writeString(two.resolve("part"), "a = 2");
        String path = "path = [\"" + one + "\", \"" + two + "\"]";
        String include = ".include(" + path + ") \"part\"";

        assertThat(read(include)).isEqualTo("{\"a\":2}");
        Files.writeString(one.resolve("part"), "a = 1");
        assertThat(read(include)).as("the first").isEqualTo("{\"a\":1}");
        assertThat(read(".include(" + path + ", glob = true) \"p*\""))
                .as("all of a pattern")
                .isEqualTo("{\"a\":[1,2]}");
        assertThat(read(".include(" + path + ", try = true) \"none\"; b = 1"))
                .isEqualTo("{\"b\":1}");
    }

    @Test
    void skipsAByteOrderMark() throws Exception {
        file("part", "\ufeffa = 1");

        assertThat(read("\ufeff.include \"$CURDIR/part\"")).isEqualTo("{\"a\":1}");
    }

    @Test
    void givesTheIncludedFileItsOwnVariables() throws Exception {
        Path sub = Files.createDirectory(directory.resolve("sub"));
        Files.writeString(sub.resolve("part"), "k = $CURDIR");

        assertThat(read(".include \"$CURDIR/sub/part\"\nl = $CURDIR"))
                .isEqualTo(
                        "{\"k\":\"%s\",\"l\":\"%s\"}"
                                .formatted(sub.toRealPath(), directory.toRealPath()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".try_include \"$CURDIR/none\"",
                ".include(try = true) \"$CURDIR/none\"",
                ".include(try = true, glob = true) \"$CURDIR/none*\"",
                ".include(try = true, prefix = true) \"$CURDIR/none\"",
                ".load(try = true, key = k) \"$CURDIR/none\""
            })
    void mayBeOptional(String macro) throws Exception {
        assertThat(read(macro + "\na = 1")).isEqualTo("{\"a\":1}");
    }

    @Test
    void doesNotForgiveAnErrorInAnOptionalFile() throws Exception {
        Path part = file("part", "a");

        assertThat(error(".try_include \"$CURDIR/part\"").getMessage()).startsWith(part + ":1:2: ");
    }

    @Test
    void readsWhatAPatternMatchesInTheOrderOfNames() throws Exception {
        file("b.conf", "k = b");
        file("a.conf", "k = a");
        file("c.txt", "k = c");
        file(".hidden.conf", "k = hidden");
        Path sub = Files.createDirectory(directory.resolve("sub"));
        Files.writeString(sub.resolve("d.conf"), "k = d");

        assertThat(read(".include(glob = true) \"$CURDIR/?.conf\""))
                .isEqualTo("{\"k\":[\"a\",\"b\"]}");
        assertThat(read(".include(glob = true) \"$CURDIR/s*/*.conf\"")).isEqualTo("{\"k\":\"d\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "append  | {\"o\":[{\"a\":1},{\"b\":2}],\"l\":[[1],[2]],\"s\":[1,2]}",
                "merge   | {\"o\":{\"a\":1,\"b\":2},\"l\":[1,2],\"s\":[1,2]}",
                "rewrite | {\"o\":{\"b\":2},\"l\":[2],\"s\":2}"
            })
    void knowsWhatToDoWithDuplicates(String policy, String json) throws Exception {
        file("part", "o { b = 2 }\nl = [2]\ns = 2");

        assertThat(
                        read(
                                "o { a = 1 }\nl = [1]\ns = 1\n.include(duplicate = "
                                        + policy
                                        + ") \"$CURDIR/part\""))
                .isEqualTo(json);
    }

    @Test
    void mergesIntoTheFirstOfARepeatedKey() throws Exception {
        file("part", "o { b = 3 }");

        assertThat(read("o { a = 1 } o { a = 2 }\n.include(duplicate=merge) \"$CURDIR/part\""))
                .isEqualTo("{\"o\":[{\"a\":1,\"b\":3},{\"a\":2}]}");
    }

    @Test
    void mayRefuseDuplicates() throws Exception {
        Path part = file("part", "\nk = 2");

        assertThat(error("k = 1\n.include(duplicate = error) \"$CURDIR/part\""))
                .hasMessage(
                        part
                                + ":2:1: duplicate key \"k\", first given at "
                                + directory.resolve("main")
                                + ":1:1");
    }

    @ParameterizedTest
    @CsvSource({
        "o = 1, 5, cannot merge a scalar into an object",
        "o = [], 5, cannot merge an array into an object",
        "l = {}, 5, cannot merge an object into an array"
    })
    void refusesToMergeDifferentKinds(String text, int column, String message) throws Exception {
        Path part = file("part", text);

        assertThat(error("o {}\nl []\n.include(duplicate = merge) \"$CURDIR/part\"").getMessage())
                .startsWith(part + ":1:" + column + ": " + message);
    }

    @Test
    void givesPriorities() throws Exception {
        file("part", "k = 2; j = 2");

        assertThat(read("k = 1\n.include(priority = 1) \"$CURDIR/part\"\nj = 3"))
                .isEqualTo("{\"k\":2,\"j\":2}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "prefix = true            | {\"a\":1,\"part\":{\"b\":2}}",
                "key = x                  | {\"a\":1,\"x\":{\"b\":2}}",
                "key = x, target = array  | {\"a\":1,\"x\":[{\"b\":2}]}",
                "key = a, target = array  | {\"a\":[1,{\"b\":2}]}"
            })
    void putsTheMembersBelowAKey(String parameters, String json) throws Exception {
        file("part.conf", "b = 2");

        assertThat(read("a = 1\n.include(" + parameters + ") \"$CURDIR/part.conf\""))
                .isEqualTo(json);
    }

    @Test
    void refusesAPrefixThatIsNoObject() throws Exception {
        file("part", "b = 2");
        Path main = directory.resolve("main");

        assertThat(error("a = 1\n.include(key = a) \"$CURDIR/part\""))
                .hasMessage(
                        main
                                + ":2:1: .include: the key \"a\" has an integer already, first"
                                + " given at "
                                + main
                                + ":1:1");
    }

    @Test
    void reportsTheChainOfFiles() throws Exception {
        Path inner = file("inner", "x = 1\nk = ;");
        Path outer = file("outer", "\n.include \"" + inner + "\"");

        assertThat(error("a = 1\n  .include \"$CURDIR/outer\"").report())
                .isEqualTo(
                        inner
                                + ":2:5: expected a value, got \";\"; write \"\" for none\nk = ;\n"
                                + "    ^\nincluded from "
                                + outer
                                + ":2:1\nincluded from "
                                + directory.resolve("main")
                                + ":2:3");
    }

    @Test
    void refusesACycle() throws Exception {
        Path part = file("part", ".include \"$CURDIR/main\"");
        Path main = directory.resolve("main");

        assertThat(error(".include \"$CURDIR/part\""))
                .hasMessage(part + ":1:1: the file " + main.toRealPath() + " includes itself");
    }

    @Test
    void boundsTheDepth() throws Exception {
        for (int i = 1; i <= 17; i++) {
            file("f" + i, i == 17 ? "k = 1" : ".include \"$CURDIR/f" + (i + 1) + "\"");
        }

        assertThat(read(".include \"$CURDIR/f2\"")).isEqualTo("{\"k\":1}");
        assertThat(error(".include \"$CURDIR/f1\""))
                .hasMessageEndingWith("f16:1:1: includes nest too deeply; the limit is 16");
    }

    @Test
    void boundsWhatAllFilesHaveTogether() throws Exception {
        file("part", "a = 12345");
        Path main = file("main", ".include \"$CURDIR/part\"");

        long limit = Files.size(main) + directory.toRealPath().toString().length() + 1;

        assertThat(error(UclParser.builder().maxBytes(limit).build(), main).getMessage())
                .endsWith("part:1:1: the text is too long; the limit is " + limit + " bytes");
    }

    @ParameterizedTest
    @CsvSource({"none, there is no such file", "'', it is not a regular file"})
    void saysWhyAFileCannotBeRead(String name, String why) {
        Path file = directory.resolve(name);

        assertThat(error(UclParser.builder().build(), file))
                .hasMessage(file + ":1:1: cannot read " + file + ": " + why);
    }

    @Test
    void refusesANameThatIsNone() {
        assertThat(Texts.error(".include \"a\\u0000b\"").getMessage()).startsWith("t:1:1: ");
    }

    @Test
    void refusesAPatternThatIsBrokenOrMatchesNothing() throws Exception {
        assertThat(error(".include(glob = true) \"$CURDIR/[*\"").getMessage())
                .contains("the pattern is broken");
        assertThat(error(".include(glob = true) \"$CURDIR/*.none\"").getMessage())
                .contains(".include: no file matches ");
    }

    @Test
    void refusesBytesThatAreNotUtf8() throws Exception {
        Path part = directory.resolve("part");
        Files.write(part, "k = é".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(error(".include \"$CURDIR/part\"").report())
                .startsWith(
                        part + ":1:5: the text is not UTF-8, got the byte 0xe9; save it as UTF-8")
                .endsWith("included from " + directory.resolve("main") + ":1:1");
    }

    @Test
    void loadsTextsAndNumbers() throws Exception {
        file("part", " 12 \n");

        assertThat(
                        read(
                                """
                                .load(key = a) "$CURDIR/part"
                                .load(key = b, trim = true) "$CURDIR/part"
                                .load(key = c, escape = true) "$CURDIR/part"
                                .load(key = d, target = int) "$CURDIR/part"
                                """))
                .isEqualTo("{\"a\":\" 12 \\n\",\"b\":\"12\",\"c\":\" 12 \\\\n\",\"d\":12}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "key = k | .load: the key \"k\" was given already at",
                "key = x, target = int | .load: expected the file to start with an integer",
                "key = x, target = real | .load: target must be string or int"
            })
    void refusesALoadThatMakesNoSense(String parameters, String message) throws Exception {
        file("part", "text");

        assertThat(error("k = 1\n.load(" + parameters + ") \"$CURDIR/part\"").getMessage())
                .contains(message);
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    private String read(String text) throws Exception {
        return Json.write(UclParser.builder().build().parse(file("main", text)));
    }

    private UclException error(String text) throws IOException {
        return error(UclParser.builder().build(), file("main", text));
    }

    private static UclException error(UclParser parser, Path file) {
        return Objects.requireNonNull(
                catchThrowableOfType(UclException.class, () -> parser.parse(file)));
    }
}
