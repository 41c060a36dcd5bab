package org.vpsd.daemon.authz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AuthorizerTest {

    private static final String DAEMON = "vps";

    private final Authorizer authorizer = new Authorizer(DAEMON);

    /** One line of the whole table: who asks about whose instance, and whether they may. */
    record Case(
            String user,
            Set<String> groups,
            Optional<String> owner,
            Optional<String> group,
            boolean mayManage) {}

    /** Every combination of callers, owners and groups, judged by the sentence in DESIGN.md. */
    static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (String user : List.of("root", "0", DAEMON, "alice", "bob", "web")) {
            for (Set<String> groups : List.of(Set.<String>of(), Set.of("web"), Set.of("db"))) {
                for (String owner : List.of("", "alice", "root")) {
                    for (String group : List.of("", "web", "primary-of-bob")) {
                        boolean privileged = List.of("root", "0", DAEMON).contains(user);
                        boolean member =
                                groups.contains(group) || group.equals("primary-of-" + user);
                        cases.add(
                                new Case(
                                        user,
                                        groups,
                                        Optional.of(owner).filter(o -> !o.isEmpty()),
                                        Optional.of(group).filter(g -> !g.isEmpty()),
                                        privileged || owner.equals(user) || member));
                    }
                }
            }
        }
        return cases;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theOwnerAndTheGroupManageAnInstance(Case c) {
        Caller caller = new Caller(c.user(), "primary-of-" + c.user(), c::groups);
        assertThat(authorizer.mayManage(caller, c.owner(), c.group())).isEqualTo(c.mayManage());
    }

    @ParameterizedTest
    @CsvSource({"root, true", "0, true", "vps, true", "alice, false", "vpsd, false", "'', false"})
    void theDaemonIsForRootAndItsOwnAccount(String user, boolean administrator) {
        Caller caller = new Caller(user, "root", () -> Set.of("root", DAEMON));
        assertThat(authorizer.isAdministrator(caller)).isEqualTo(administrator);
    }

    /** Looking groups up may be slow: those who need none must not wait for it. */
    @Test
    void groupsAreOnlyLookedUpWhereTheyMatter() {
        Optional<String> nobody = Optional.empty();
        Optional<String> web = Optional.of("web");
        assertThat(authorizer.mayManage(ungrouped("root", "root"), nobody, web)).isTrue();
        assertThat(authorizer.mayManage(ungrouped("bob", "bob"), Optional.of("bob"), web)).isTrue();
        assertThat(authorizer.mayManage(ungrouped("bob", "web"), nobody, web)).isTrue();
        assertThat(authorizer.mayManage(ungrouped("bob", "bob"), nobody, nobody)).isFalse();
    }

    private static Caller ungrouped(String user, String group) {
        return new Caller(
                user,
                group,
                () -> {
                    throw new AssertionError("the groups were looked up");
                });
    }
}
