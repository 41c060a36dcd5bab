package org.vpsd.daemon.hooks;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vpsd.daemon.sys.OwnAccount;

/** The finer points of ownership, for a daemon of root and for one of an ordinary user. */
class TrustTest {

    /** An account without a name, so that there is no doubt about its groups either. */
    private static final int SOMEBODY = 71_001;

    private static final int SOMEBODY_ELSE = 71_002;
    private static final int ROOT = 0;

    private static final Trust OF_ROOT = new Trust("root", Optional.empty());
    private static final Trust OF_SOMEBODY =
            new Trust(Integer.toString(SOMEBODY), Optional.empty());

    @TempDir private Path temporary;
    private Path file;

    @BeforeEach
    void prepare() throws IOException {
        assumeTrue(OwnAccount.isRoot(), "only root can give files away");
        file = Files.writeString(temporary.toRealPath().resolve("running"), "#!/bin/sh\n");
    }

    private void give(String mode, int uid, int gid) throws IOException {
        Files.setAttribute(file, "unix:uid", uid);
        Files.setAttribute(file, "unix:gid", gid);
        Hookery.mode(file, mode);
    }

    private void assertTrusted(Trust trust) {
        assertThatCode(() -> trust.requireFile(file)).doesNotThrowAnyException();
    }

    private void assertRefused(Trust trust, String reason) {
        assertThatThrownBy(() -> trust.requireFile(file))
                .isInstanceOf(RefusedHookException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void rootTrustsNoGroupButItsOwn() throws IOException {
        give("rwxrwxr-x", ROOT, ROOT);
        assertTrusted(OF_ROOT);

        give("rwxrwxr-x", ROOT, SOMEBODY);
        assertRefused(OF_ROOT, "is writable by group 71001; chmod go-w");
    }

    @Test
    void rootTrustsNoPrivateGroupOfTheOwner() throws IOException {
        give("rwxrwxr-x", SOMEBODY, SOMEBODY);

        assertRefused(new Trust("root", Optional.of("71001")), "is writable by group 71001");
    }

    @Test
    void anOrdinaryUserTrustsItselfAndRoot() throws IOException {
        give("rwxr-xr-x", SOMEBODY, SOMEBODY);
        assertTrusted(OF_SOMEBODY);
        give("rwxr-xr-x", ROOT, ROOT);
        assertTrusted(OF_SOMEBODY);

        give("rwxr-xr-x", SOMEBODY_ELSE, SOMEBODY_ELSE);
        assertRefused(OF_SOMEBODY, "belongs to 71002");
    }

    @Test
    void anOrdinaryUserTrustsItsPrivateGroup() throws IOException {
        give("rwxrwxr-x", SOMEBODY, SOMEBODY);
        assertTrusted(OF_SOMEBODY);

        give("rwxrwxr-x", SOMEBODY, SOMEBODY_ELSE);
        assertRefused(OF_SOMEBODY, "is writable by group 71002");
    }

    @Test
    void nobodyTrustsAFileForEverybody() throws IOException {
        give("rwxr-xrwx", SOMEBODY, SOMEBODY);
        assertRefused(OF_SOMEBODY, "is writable by everybody");

        give("rwxr-xrwx", ROOT, ROOT);
        assertRefused(OF_ROOT, "is writable by everybody");
    }
}
