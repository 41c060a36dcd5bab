package org.vpsd.jucl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Macros of one's own. */
class UclMacroTest {

    @Test
    void knowsWhereItStandsAndWhatItWasGiven() throws Exception {
        List<String> seen = new ArrayList<>();
        UclMacro note =
                call -> {
                    seen.add(call.position() + " " + call.name() + " " + call.value());
                    seen.add(call.parameters().asText() + " " + call.around().asText());
                };
        UclParser parser = UclParser.builder().variable("V", "x").macro("note", note).build();
        UclObject read = parser.parse("s {\n a = 1; a = 2\n .note(k = $V) \"$V.y\"\n b = 3 }", "t");
        assertThat(seen).containsExactly("t:3:2 note x.y", "{\"k\":\"$V\"} {\"a\":[1,2]}");
        assertThat(read.asText()).isEqualTo("{\"s\":{\"a\":[1,2],\"b\":3}}");
    }

    @Test
    void addsMembersByTheRulesOfTheText() throws Exception {
        UclMacro put = call -> call.put(call.value(), new UclInteger(7));
        UclParser parser = UclParser.builder().macro("put", put).build();
        assertThat(parser.parse("a = 1\n.put a\n.put b", "t").asText())
                .isEqualTo("{\"a\":[1,7],\"b\":7}");
        assertThat(parser.parse(".priority 1\n.put a\n.priority 0\na = 1", "t").asText())
                .isEqualTo("{\"a\":7}");
        assertThatThrownBy(() -> parser.parse(".put \"\"", "t"))
                .hasMessage("t:1:1: .put: a key must not be empty");
    }

    @Test
    void insertsTextInItsPlace() throws Exception {
        UclMacro twice = call -> call.insert(call.value() + "; " + call.value(), "<twice>");
        UclParser parser = UclParser.builder().macro("twice", twice).build();
        assertThat(parser.parse("s { .twice { a = 1 }\n b = 2 }", "t").asText())
                .isEqualTo("{\"s\":{\"a\":[1,1],\"b\":2}}");
        assertThatThrownBy(() -> parser.parse("\n.twice { = }", "t"))
                .isInstanceOfSatisfying(
                        UclException.class,
                        e -> assertThat(e.report()).endsWith("included from t:2:1"));
    }

    @Test
    void insertingItselfEnds() {
        UclMacro again = call -> call.insert(".again x", "<again>");
        UclParser parser = UclParser.builder().macro("again", again).build();
        assertThatThrownBy(() -> parser.parse(".again x", "t"))
                .hasMessage("<again>:1:1: includes nest too deeply; the limit is 16");
    }

    @Test
    void failsAtItsPlace() {
        UclMacro never =
                call -> {
                    throw call.error("not here");
                };
        UclParser parser = UclParser.builder().macro("never", never).build();
        assertThatThrownBy(() -> parser.parse("a = 1\n  .never x", "t"))
                .hasMessage("t:2:3: .never: not here");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "include", "priority", "a b", "a("})
    void needsANameOfItsOwn(String name) {
        assertThatThrownBy(() -> UclParser.builder().macro(name, call -> {}))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
