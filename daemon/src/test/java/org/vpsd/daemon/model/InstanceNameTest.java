package org.vpsd.daemon.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstanceNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"web", "web-1", "db_2.prod", "größe", "数据库", "a"})
    void takesOrdinaryNames(String name) {
        assertThat(InstanceName.objection(name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a/b",
                "..",
                "a..b",
                ".hidden",
                "-f",
                "a b",
                "a\nb",
                "a\0b",
                "a*",
                "a?",
                "[a]",
                "a\u001bb",
                "a\u202eb",
                "a\u00a0b",
                "a\\b"
            })
    void refusesWhatIsUnsafe(String name) {
        assertThat(InstanceName.objection(name)).isPresent();
    }

    @Test
    void countsBytesNotCharacters() {
        assertThat(InstanceName.objection("a".repeat(64))).isEmpty();
        assertThat(InstanceName.objection("a".repeat(65)))
                .contains("the name is longer than 64 bytes");
        assertThat(InstanceName.objection("ä".repeat(33))).isPresent();
    }
}
