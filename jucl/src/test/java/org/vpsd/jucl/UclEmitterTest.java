package org.vpsd.jucl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vpsd.jucl.UclEmitter.Format;

class UclEmitterTest {

    private static final String SOURCE =
            """
            name = "a b"; single = 'it\\'s'; list = [1, {x = 1}, [], []]
            again = 1; again = { y = 2 }; "odd key" = null; time = 90s
            nested { empty {} }
            """;

    @Test
    void writesConfig() throws UclException {
        assertThat(UclEmitter.emit(Texts.ucl(SOURCE), Format.CONFIG))
                .isEqualTo(
                        """
                        name = "a b";
                        single = 'it\\'s';
                        list [
                            1,
                            {
                                x = 1;
                            }
                            [
                            ]
                            [
                            ]
                        ]
                        again = 1;
                        again {
                            y = 2;
                        }
                        "odd key" = null;
                        time = 90.0;
                        nested {
                            empty {
                            }
                        }
                        """);
    }

    @Test
    void writesJson() throws UclException {
        assertThat(UclEmitter.emit(Texts.ucl(SOURCE), Format.JSON))
                .isEqualTo(
                        """
                        {
                            "name": "a b",
                            "single": "it's",
                            "list": [
                                1,
                                {
                                    "x": 1
                                },
                                [],
                                []
                            ],
                            "again": [
                                1,
                                {
                                    "y": 2
                                }
                            ],
                            "odd key": null,
                            "time": 90.0,
                            "nested": {
                                "empty": {}
                            }
                        }
                        """);
    }

    @Test
    void writesCompactJsonToAnAppendable() throws Exception {
        StringBuilder out = new StringBuilder();

        UclEmitter.emit(Texts.ucl("a { b = [1, x] }"), Format.COMPACT_JSON, out);

        assertThat(out).hasToString("{\"a\":{\"b\":[1,\"x\"]}}");
    }

    @Test
    void writesAnyValueAsConfig() {
        assertThat(UclEmitter.emit(new UclInteger(1), Format.CONFIG)).isEqualTo("1\n");
        assertThat(UclEmitter.emit(new UclArray(List.of(new UclBoolean(true))), Format.CONFIG))
                .isEqualTo("[\n    true,\n]\n");
    }

    @ParameterizedTest
    @CsvSource({
        "0.0, 0.0",
        "-0.0, -0.0",
        "1, 1.0",
        "315360000, 315360000.0",
        "0.01, 0.010000",
        "123.2, 123.200000",
        "-1e-10, -1e-10",
        "1e10, 10000000000.000000",
        "5.00000001, 5.00000001",
        "0.1234567891, 0.1234567891",
        "0.00001, 0.000010",
        "0.0000123456789, 1.23456789e-05",
        "1e15, 1e+15",
        "1.5e300, 1.5e+300",
        "4.9e-324, 4.9e-324",
        "NaN, nan",
        "Infinity, inf",
        "-Infinity, -inf"
    })
    void writesRealsWithoutLosingDigits(double value, String expected) {
        assertThat(new UclReal(value).asText()).isEqualTo(expected);
    }

    @Test
    void aByteOrderMarkThatIsPartOfAKeyIsNotTakenForOneOfTheText() throws UclException {
        UclObject object = UclObject.builder().put("\ufeffkey", 1).build();
        assertThat(UclEmitter.emit(object, Format.CONFIG)).isEqualTo("\"\ufeffkey\" = 1;\n");
        assertThat(Texts.ucl(UclEmitter.emit(object, Format.CONFIG))).isEqualTo(object);
    }
}
