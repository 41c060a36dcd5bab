package org.vpsd.daemon.sys;

import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vpsd.daemon.model.ProcessIdentity;

/** Exits by {@link ProcessHandle#onExit}: for systems without pidfds; slower, a thread each. */
final class HandleExitWatch implements ExitWatch {

    private static final Logger log = LoggerFactory.getLogger(HandleExitWatch.class);

    @Override
    public void watch(ProcessIdentity process, Runnable onExit) {
        CompletableFuture<ProcessHandle> exit =
                ProcessHandle.of(process.pid())
                        .map(ProcessHandle::onExit)
                        .orElseGet(() -> CompletableFuture.completedFuture(null));
        CompletableFuture<?> _ = exit.whenComplete((_, _) -> ended(process, onExit));
    }

    private static void ended(ProcessIdentity process, Runnable onExit) {
        try {
            onExit.run();
        } catch (RuntimeException e) {
            log.error("the exit of process {} was not handled", process.pid(), e);
        } finally {
            LibC.waitpid((int) process.pid(), LibC.WNOHANG);
        }
    }
}
