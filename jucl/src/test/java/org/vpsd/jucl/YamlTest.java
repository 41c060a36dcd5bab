package org.vpsd.jucl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What is written as YAML means the same to a YAML parser. */
class YamlTest {

    @Test
    void isWrittenInBlocks() throws Exception {
        UclObject value =
                Texts.ucl(
                        """
                        a = 1
                        b = "x: y"
                        c = [1, [2, { d = 3; e = 4 }], []]
                        f { g = no; h { } }
                        yes = 10s
                        "1 #" = null
                        """);
        assertThat(UclEmitter.emit(value, UclEmitter.Format.YAML))
                .isEqualTo(
                        """
                        a: 1
                        b: "x: y"
                        c:
                            -   1
                            -   -   2
                                -   d: 3
                                    e: 4
                            -   []
                        f:
                            g: false
                            h: {}
                        "yes": 10.0
                        "1 #": null
                        """);
    }

    @Test
    void meansTheSameToAYamlParser() {
        for (int seed = 0; seed < 2_000; seed++) {
            UclObject tree = new RandomTrees(seed).object();
            String yaml = UclEmitter.emit(tree, UclEmitter.Format.YAML);
            Object read = new Load(LoadSettings.builder().build()).loadFromString(yaml);
            assertThat(read).as(yaml).isEqualTo(plain(tree));
        }
    }

    @Test
    void writesWhatHasNoKey() throws Exception {
        assertThat(UclEmitter.emit(new UclString("x"), UclEmitter.Format.YAML))
                .isEqualTo("\"x\"\n");
        assertThat(UclEmitter.emit(new UclArray(List.of()), UclEmitter.Format.YAML))
                .isEqualTo("[]\n");
        assertThat(UclEmitter.emit(Texts.ucl("k = [nan, inf, -1.5]"), UclEmitter.Format.YAML))
                .isEqualTo("k:\n    -   .nan\n    -   .inf\n    -   -1.5\n");
    }

    @Test
    void escapesWhatYamlDoesNotAllow() {
        UclString odd = new UclString("\ufeff\uffff\u0085\u0007");
        assertThat(UclEmitter.emit(odd, UclEmitter.Format.YAML))
                .isEqualTo("\"\\uFEFF\\uFFFF\\u0085\\u0007\"\n");
    }

    private static @Nullable Object plain(UclValue value) {
        return switch (value) {
            case UclObject object -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                object.asMap().forEach((key, member) -> map.put(key, plain(member)));
                yield map;
            }
            case UclArray array -> {
                List<@Nullable Object> list = new ArrayList<>();
                array.values().forEach(element -> list.add(plain(element)));
                yield list;
            }
            case UclString string -> string.value();
            case UclInteger integer -> smallest(integer.value());
            case UclReal real -> real.value();
            case UclTime time -> time.seconds();
            case UclBoolean bool -> bool.value();
            case UclNull _ -> null;
        };
    }

    /** The parser makes the smallest type that the number fits. */
    private static Object smallest(long value) {
        return value == (int) value ? (Object) (int) value : (Object) value;
    }
}
