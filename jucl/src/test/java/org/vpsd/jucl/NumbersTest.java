package org.vpsd.jucl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "007, 7",
        "42, 42",
        "-42, -42",
        "9223372036854775807, 9223372036854775807",
        "-9223372036854775808, -9223372036854775808",
        "0x1F, 31",
        "-0xdeadbeef, -3735928559",
        "0X10k, 16000",
        "5k, 5000",
        "5M, 5000000",
        "2g, 2000000000",
        "1kb, 1024",
        "3MB, 3145728",
        "1Gb, 1073741824",
        "-2kb, -2048",
        "1.5kb, 1536",
        "5 /* five */, 5"
    })
    void readsIntegers(String text, long expected) throws UclException {
        assertThat(Texts.valueOf("k = " + text)).isEqualTo(new UclInteger(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "1.0, 1.0",
        "5., 5.0",
        "-1e-10, -1e-10",
        "1E3, 1000.0",
        "2.5e+2, 250.0",
        "1.5k, 1500.0",
        "1e3k, 1e6",
        "inf, Infinity",
        "nan, NaN"
    })
    void readsReals(String text, double expected) throws UclException {
        assertThat(Texts.valueOf("k = " + text)).isEqualTo(new UclReal(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "10ms, 0.01",
        "10mS, 0.01",
        "1s, 1",
        "1.5s, 1.5",
        "2ks, 2000",
        "3min, 180",
        "-5MIN, -300",
        "2h, 7200",
        "1d, 86400",
        "1w, 604800",
        "10y, 315360000"
    })
    void readsTimes(String text, double seconds) throws UclException {
        assertThat(Texts.valueOf("k = " + text)).isEqualTo(new UclTime(seconds));
        assertThat(Texts.valueOf("k = " + text + " # note")).isEqualTo(new UclTime(seconds));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12 value",
                "111some",
                "0xdeadbeef.1",
                "0xreadbeef",
                "0x",
                "0x10s",
                "12x5",
                "-",
                "--5",
                ".5",
                "-.5",
                "1e",
                "1e+",
                "1.2.3",
                "127.0.0.1",
                "12:30",
                "5kk",
                "5kbs",
                "10sec",
                "5minutes",
                "+5",
                "1_000",
                "-inf"
            })
    void leavesTheRestStrings(String text) throws UclException {
        assertThat(Texts.valueOf("k = " + text)).isEqualTo(new UclString(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9223372036854775808",
                "-9223372036854775809",
                "0x8000000000000000",
                "9300000000000000000",
                "10000000000g",
                "9e18kb",
                "1e400",
                "1e308k",
                "1e308w"
            })
    void refusesWhatIsOutOfRange(String text) {
        assertThat(Texts.error("k = " + text))
                .hasMessage("t:1:5: the number is out of range; put it in quotes if it is a text");
    }

    @ParameterizedTest
    @CsvSource({"126, false", "127, true"})
    void readsNoMoreDigitsThanLibucl(int digits, boolean string) throws UclException {
        String text = "0." + "1".repeat(digits - 2);

        assertThat(Texts.valueOf("k = " + text) instanceof UclString).isEqualTo(string);
    }
}
