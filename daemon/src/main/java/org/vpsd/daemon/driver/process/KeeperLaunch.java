package org.vpsd.daemon.driver.process;

import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vpsd.daemon.driver.Launch;
import org.vpsd.daemon.driver.LaunchException;
import org.vpsd.daemon.driver.LaunchFile;
import org.vpsd.daemon.driver.Run;
import org.vpsd.daemon.sys.IoErrors;
import org.vpsd.daemon.sys.Processes;

/** A launch by a keeper that knows what to run and waits for the word. */
final class KeeperLaunch implements Launch {

    private static final Logger log = LoggerFactory.getLogger(KeeperLaunch.class);

    private final Keepers keepers;
    private final Processes.Piped keeper;
    private final Path runFile;
    private final RunFinder finder;

    /**
     * A launch that is ready.
     *
     * @param keeper has its launch line, its input is open
     */
    KeeperLaunch(Keepers keepers, Processes.Piped keeper, Path runFile, RunFinder finder) {
        this.keepers = keepers;
        this.keeper = keeper;
        this.runFile = runFile;
        this.finder = finder;
    }

    @Override
    public void commit() throws LaunchException {
        try {
            keeper.input().write(LaunchText.commit(runFile));
            keeper.input().close();
        } catch (IOException e) {
            abandon();
            throw new LaunchException("its keeper is gone: " + IoErrors.describe(e), e);
        }
    }

    @Override
    public Run await() throws LaunchException {
        try {
            Run run =
                    finder.begun(runFile, keeper.process())
                            .orElseThrow(
                                    () ->
                                            new LaunchException(
                                                    "its keeper could not begin: "
                                                            + runFile.getParent()
                                                            + " or its log may be full or"
                                                            + " read-only"));
            LaunchFile.removeAllBut(runFile);
            return run;
        } catch (IOException e) {
            throw new LaunchException(IoErrors.describe(e), e);
        } finally {
            keepers.replenish();
        }
    }

    @Override
    public void abandon() {
        try {
            keepers.dismiss(keeper);
        } catch (IOException e) {
            log.warn("keeper {} may linger: {}", keeper.process().pid(), IoErrors.describe(e));
        }
    }
}
