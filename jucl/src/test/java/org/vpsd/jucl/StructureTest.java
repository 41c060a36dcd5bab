package org.vpsd.jucl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StructureTest {

    @ParameterizedTest
    @MethodSource("texts")
    void reads(String source, String json) throws UclException {
        assertThat(Texts.json(source)).isEqualTo(json);
    }

    private static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of("", "{}"),
                Arguments.of("# only a comment", "{}"),
                Arguments.of("{}", "{}"),
                Arguments.of(" { a = 1 } # end", "{\"a\":1}"),
                Arguments.of("{\"a\":{\"b\":[1,\"2\",null]}}", "{\"a\":{\"b\":[1,\"2\",null]}}"),
                Arguments.of("a=1\nb: 2\nc 3;d=4,e=5", "{\"a\":1,\"b\":2,\"c\":3,\"d\":4,\"e\":5}"),
                Arguments.of("a = 1\r\nb = 2\r\n", "{\"a\":1,\"b\":2}"),
                Arguments.of("a =\n\n 1", "{\"a\":1}"),
                Arguments.of("a { b = 1 } c = [ 1 ] d = 2", "{\"a\":{\"b\":1},\"c\":[1],\"d\":2}"),
                Arguments.of("s \"a b\" c { d = 1 }", "{\"s\":{\"a b\":{\"c\":{\"d\":1}}}}"),
                Arguments.of("s a [ 1 ]", "{\"s\":{\"a\":[1]}}"),
                Arguments.of("s /* { */ a { b = 1 }", "{\"s\":{\"a\":{\"b\":1}}}"),
                Arguments.of("a value # {\nb = 1", "{\"a\":\"value\",\"b\":1}"),
                Arguments.of("a \"v{}\"\nb = 1", "{\"a\":\"v{}\",\"b\":1}"),
                Arguments.of("a = 1; a = two; a = [3]", "{\"a\":[1,\"two\",[3]]}"),
                Arguments.of("a { b = 1 } a { b = 2 }", "{\"a\":[{\"b\":1},{\"b\":2}]}"),
                Arguments.of("a = [1, 2\n 3;; x y,\n]", "{\"a\":[1,2,3,\"x y\"]}"),
                Arguments.of("a = [ # one\n 1 /* two */ 2 ]", "{\"a\":[1,2]}"),
                Arguments.of("a = [[], {}, [{}]]", "{\"a\":[[],{},[{}]]}"),
                Arguments.of(
                        "/usr/bin = 1\n1a = 2\nä-b.c = 3", "{\"/usr/bin\":1,\"1a\":2,\"ä-b.c\":3}"),
                Arguments.of("\"a\\n\" = 1", "{\"a\\n\":1}"),
                Arguments.of("a = 1 /* x /* \"*/\" */ y */; b = 2", "{\"a\":1,\"b\":2}"));
    }

    @Test
    void marksRepeatedKeysAsImplicitArrays() throws UclException {
        UclArray repeated = (UclArray) Texts.valueOf("k = 1; k = 2");
        UclArray explicit = (UclArray) Texts.valueOf("k = [1, 2]");

        assertThat(repeated.implicit()).isTrue();
        assertThat(explicit.implicit()).isFalse();
        assertThat(repeated).isEqualTo(explicit);
    }

    @Test
    void lowersAsciiKeysOnRequest() throws UclException {
        UclParser parser = UclParser.builder().lowercaseKeys(true).build();

        assertThat(parser.parse("KeY = Value; \"ÄB\" = 1; key = 2", "t").keys())
                .containsExactly("key", "Äb");
    }

    @Test
    void keepsTheOrderOfKeys() throws UclException {
        assertThat(Texts.ucl("z=1;a=2;m=3;a=4").keys()).containsExactly("z", "a", "m");
    }
}
