package org.vpsd.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UtcTimeTest {

    private static final long YEAR_10000 = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();
    private static final long YEAR_0 = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();

    @Test
    void agreesWithTheJdk() {
        Random random = new Random(25);
        for (int i = 0; i < 10_000; i++) {
            Instant time =
                    Instant.ofEpochSecond(
                            random.nextLong(YEAR_0, YEAR_10000), random.nextInt(1_000_000_000));
            String text = UtcTime.format(time);

            assertThat(Instant.parse(text)).isEqualTo(time.truncatedTo(ChronoUnit.MILLIS));
            assertThat(UtcTime.parse(text)).isEqualTo(time.truncatedTo(ChronoUnit.MILLIS));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000-01-01T00:00:00.000Z",
                "0000-02-29T23:59:59.999Z",
                "1969-12-31T23:59:59.999Z",
                "2000-02-29T00:00:00.000Z",
                "9999-12-31T23:59:59.999Z"
            })
    void readsTheEdgesOfTheCalendar(String text) {
        assertThat(UtcTime.parse(text)).isEqualTo(Instant.parse(text));
    }

    @Test
    void alwaysWritesMilliseconds() {
        assertThat(UtcTime.format(Instant.EPOCH)).isEqualTo("1970-01-01T00:00:00.000Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1970-01-01T00:00:00Z",
                "1970-01-01T00:00:00.000+",
                "1970-02-29T00:00:00.000Z",
                "1900-02-29T00:00:00.000Z",
                "1970-04-31T00:00:00.000Z",
                "1970-12-32T00:00:00.000Z",
                "1970-01-00T00:00:00.000Z",
                "1970-00-01T00:00:00.000Z",
                "1970-13-01T00:00:00.000Z",
                "1970-01-01T00:60:00.000Z",
                "1970-01-01T00:00:60.000Z",
                "1970-01-01T24:00:00.000Z",
                "197x-01-01T00:00:00.000Z",
                "-970-01-01T00:00:00.000Z",
                "1970-01-01T00:00:00.000Z "
            })
    void readsNothingElse(String text) {
        assertThat(UtcTime.parse(text)).isNull();
    }
}
