package org.vpsd.daemon.authz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthorizerTest {

    private final Authorizer authorizer = new Authorizer("vpsd");

    /** The instance is alice's and of the group web. */
    @ParameterizedTest
    @CsvSource({
        "root,  root,  '',    true, true",
        "0,     0,     '',    true, true",
        "vpsd,  vpsd,  '',    true, true",
        "alice, alice, '',    false, true",
        "bob,   web,   '',    false, true",
        "bob,   bob,   web,   false, true",
        "bob,   bob,   other, false, false",
        "web,   bob,   '',    false, false",
        "bob,   alice, '',    false, false",
    })
    void decidesByWhoItIs(
            String user, String group, String also, boolean administrator, boolean manager) {
        Caller caller = new Caller(user, group, () -> Set.of(also));
        assertThat(authorizer.isAdministrator(caller)).isEqualTo(administrator);
        assertThat(authorizer.mayManage(caller, Optional.of("alice"), Optional.of("web")))
                .isEqualTo(manager);
        assertThat(authorizer.mayManage(caller, Optional.empty(), Optional.empty()))
                .isEqualTo(administrator);
    }
}
