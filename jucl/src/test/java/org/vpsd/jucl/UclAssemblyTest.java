package org.vpsd.jucl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UclAssemblyTest {

    private static final UclParser PARSER = UclParser.builder().build();

    @TempDir Path directory;

    @Test
    void aHigherPriorityWinsWhereverItStands() throws Exception {
        UclObject config =
                PARSER.assemble()
                        .priority(2)
                        .add("a = 1; b = 1", "first")
                        .priority(1)
                        .add("a = 2; c = 2", "second")
                        .build();
        assertThat(config.asText()).isEqualTo("{\"a\":1,\"b\":1,\"c\":2}");
        assertThat(config.keyPosition("c").toString()).isEqualTo("second:1:8");
    }

    @Test
    void equalPrioritiesMeetThePolicyOfTheLaterText() throws Exception {
        String first = "s { a = 1 }; l = [1]";
        String second = "s { b = 2 }; l = [2]";
        assertThat(PARSER.assemble().add(first, "f").add(second, "g").build().asText())
                .isEqualTo("{\"s\":[{\"a\":1},{\"b\":2}],\"l\":[[1],[2]]}");
        assertThat(together(DuplicatePolicy.MERGE, first, second))
                .isEqualTo("{\"s\":{\"a\":1,\"b\":2},\"l\":[1,2]}");
        assertThat(together(DuplicatePolicy.REWRITE, first, second))
                .isEqualTo("{\"s\":{\"b\":2},\"l\":[2]}");
        assertThatThrownBy(() -> together(DuplicatePolicy.ERROR, first, second))
                .hasMessage("g:1:1: duplicate key \"s\", first given at f:1:1");
    }

    private static String together(DuplicatePolicy policy, String first, String second)
            throws UclException {
        return PARSER.assemble()
                .add(first, "f")
                .duplicates(policy)
                .add(second, "g")
                .build()
                .asText();
    }

    @Test
    void inheritsFromAnEarlierText() throws Exception {
        Path file = Files.writeString(directory.resolve("base"), "base { a = 1 }");
        byte[] bytes = "s { .inherit \"base\" }".getBytes(StandardCharsets.UTF_8);
        UclObject config =
                PARSER.assemble().add(file).add(new ByteArrayInputStream(bytes), "t").build();
        assertThat(config.object("s").orElseThrow().asText()).isEqualTo("{\"a\":1}");
    }

    @Test
    void aParserHasAPolicyAndAPriorityOfItsOwn() throws Exception {
        UclParser strict = UclParser.builder().duplicates(DuplicatePolicy.ERROR).build();
        assertThatThrownBy(() -> strict.parse("a = 1\na = 2", "t"))
                .hasMessage("t:2:1: duplicate key \"a\", first given at t:1:1");
        UclParser high = UclParser.builder().priority(5).build();
        Path part = Files.writeString(directory.resolve("part"), "a = 2");
        assertThat(high.parse("a = 1\n.include \"" + part + "\"", "t").asText())
                .isEqualTo("{\"a\":1}");
    }

    @Test
    void theLimitsAreForAllTextsTogether() {
        UclParser small = UclParser.builder().maxBytes(10).build();
        assertThatThrownBy(() -> small.assemble().add("a = 1", "f").add("bcd = 2", "g"))
                .hasMessage("g:1:1: the text is too long; the limit is 10 bytes");
    }

    @Test
    void anArrayGoesWithNothing() {
        assertThatThrownBy(() -> PARSER.assemble().add("[1]", "f").add("a = 1", "g"))
                .hasMessage("g:1:1: an array at the top cannot be put together with other texts");
        assertThatThrownBy(() -> PARSER.assemble().add("a = 1", "f").add(" [1]", "g"))
                .hasMessage("g:1:2: an array at the top cannot be put together with other texts");
    }

    @Test
    void refusesMisuse() throws Exception {
        assertThatThrownBy(() -> PARSER.assemble().priority(16))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a priority is from 0 to 15, got 16");
        UclAssembly assembly = PARSER.assemble();
        assertThat(assembly.build().asText()).isEqualTo("{}");
        assertThatThrownBy(assembly::build).isInstanceOf(IllegalStateException.class);
    }
}
