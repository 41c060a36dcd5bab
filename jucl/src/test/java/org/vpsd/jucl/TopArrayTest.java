package org.vpsd.jucl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A text that is an array in brackets. */
class TopArrayTest {

    private static final UclParser PARSER = UclParser.builder().build();

    @TempDir Path directory;

    @Test
    void isReadFromATextAStreamAndAFile() throws Exception {
        String text = "# numbers\n[1, 2kb, { a = [] }]; # done\n";
        UclValue read = PARSER.parseValue(text, "t");
        assertThat(read.asText()).isEqualTo("[1,2048,{\"a\":[]}]");
        assertThat(read.position().toString()).isEqualTo("t:2:1");
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThat(PARSER.parseValue(new ByteArrayInputStream(bytes), "t")).isEqualTo(read);
        Path file = Files.write(directory.resolve("array"), bytes);
        assertThat(PARSER.parseValue(file)).isEqualTo(read);
    }

    @Test
    void isNoConfiguration() {
        assertThatThrownBy(() -> PARSER.parse("\n [1]", "t"))
                .hasMessage("t:2:2: expected keys, got an array; give it a key");
    }

    @Test
    void isTheWholeText() {
        assertThatThrownBy(() -> PARSER.parseValue("[1]\na = 2", "t"))
                .hasMessage(
                        "t:2:1: expected the end of the text after its closing bracket, got \"a\"");
    }

    @Test
    void cannotBeIncluded() throws Exception {
        Path file = Files.writeString(directory.resolve("array"), "[1]");
        assertThatThrownBy(() -> PARSER.parseValue(".include \"" + file + "\"", "t"))
                .hasMessage(file + ":1:1: expected keys, got an array; give it a key");
    }

    @Test
    void objectsAreReadAsEver() throws Exception {
        assertThat(PARSER.parseValue("a = 1", "t").asText()).isEqualTo("{\"a\":1}");
    }
}
