package org.vpsd.ctl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UptimeTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0s",
        "59, 59s",
        "60, 1m",
        "61, 1m1s",
        "3599, 59m59s",
        "3600, 1h",
        "3661, 1h1m",
        "86399, 23h59m",
        "86400, 1d",
        "90000, 1d1h",
        "863999999, 9999d23h"
    })
    void hasTheTwoLargestUnits(long seconds, String text) {
        assertThat(Uptime.format(seconds)).isEqualTo(text);
    }
}
