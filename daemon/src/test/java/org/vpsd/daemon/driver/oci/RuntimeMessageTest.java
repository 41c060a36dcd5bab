package org.vpsd.daemon.driver.oci;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people read when a runtime refuses. */
class RuntimeMessageTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "time=\"2026-11-21T08:08:24Z\" level=error msg=\"exec failed: unable to start"
                        + " container process: exec: \\\"x\\\": executable file not found\""
                        + " | exec: \"x\": executable file not found",
                "runc run failed: unable to start container process: no | no",
                "a plain text | a plain text",
                "`` | ``"
            })
    void isToThePoint(String said, String plain) {
        assertThat(RuntimeMessage.plain(said)).isEqualTo(plain);
    }
}
