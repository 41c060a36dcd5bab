package org.vpsd.daemon.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Firewalls that drop what is forwarded. */
class ForwardRulesTest {

    private static final String CHAIN =
            """
            {"nftables": [{"metainfo": {"version": "1.0.6", "json_schema_version": 1}},
             {"chain": {"family": "ip", "table": "filter", "name": "INPUT", "handle": 1,
              "type": "filter", "hook": "input", "prio": 0, "policy": "drop"}},
             {"chain": {"family": "ip", "table": "filter", "name": "FORWARD", "handle": 2,
              "type": "filter", "hook": "forward", "prio": 0, "policy": "%s"}}]}
            """;

    @Test
    void areNamed() throws IOException {
        Finding finding = ForwardRules.of(CHAIN.formatted("drop"));
        assertThat(finding.status()).isEqualTo(Finding.Status.LIMITED);
        assertThat(finding.detail())
                .isEqualTo("chain ip filter FORWARD drops what no rule of it accepts");
    }

    @Test
    void areNoneIfTheyAccept() throws IOException {
        assertThat(ForwardRules.of(CHAIN.formatted("accept")).status())
                .isEqualTo(Finding.Status.OK);
        assertThat(ForwardRules.of("{\"nftables\": []}").status()).isEqualTo(Finding.Status.OK);
    }

    @Test
    void areLookedForInJsonOnly() {
        assertThatThrownBy(() -> ForwardRules.of("Error: no")).isInstanceOf(IOException.class);
    }
}
