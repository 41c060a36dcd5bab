package org.vpsd.ctl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vpsd.protocol.CommandName;
import org.vpsd.protocol.Request;
import org.vpsd.protocol.RequestOptions;

class PatienceTest {

    @Test
    void endsForWhatIsQuick() {
        assertThat(Patience.with(request(CommandName.STATUS, RequestOptions.DEFAULT)))
                .hasSeconds(30);
        assertThat(Patience.with(request(CommandName.START, options(false, false)))).hasSeconds(30);
        assertThat(Patience.with(request(CommandName.LOGS, options(true, false)))).hasSeconds(30);
    }

    @Test
    void neverEndsForWhatMayTakeLong() {
        assertThat(Patience.with(request(CommandName.START, RequestOptions.DEFAULT))).isNull();
        assertThat(Patience.with(request(CommandName.LOGS, options(true, true)))).isNull();
        assertThat(Patience.with(request(CommandName.EVENTS, RequestOptions.DEFAULT))).isNull();
    }

    private static Request request(CommandName command, RequestOptions options) {
        return new Request(1, command, List.of("web"), options);
    }

    private static RequestOptions options(boolean waits, boolean follow) {
        return new RequestOptions(waits, false, follow, 1);
    }
}
