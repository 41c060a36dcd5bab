package org.vpsd.daemon.instance;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.vpsd.daemon.driver.Driver;
import org.vpsd.daemon.driver.Launch;
import org.vpsd.daemon.driver.LaunchException;
import org.vpsd.daemon.driver.Run;
import org.vpsd.daemon.driver.RunPlace;
import org.vpsd.daemon.driver.Suspendable;
import org.vpsd.daemon.model.ExitStatus;
import org.vpsd.daemon.model.InstanceSpec;
import org.vpsd.daemon.model.Signal;
import org.vpsd.daemon.model.StopSettings;
import org.vpsd.daemon.sys.IoErrors;
import org.vpsd.daemon.sys.Timers;

/** The present run of an instance, if there is one. For the instance's own thread. */
final class Runs {

    private final Mailbox mailbox;
    private final Timers timers;
    private final Consumer<ExitStatus> onExit;
    private volatile @Nullable Run run;
    private @Nullable Launch prepared;
    private Timers.@Nullable Timer grace;

    /**
     * No run yet.
     *
     * @param mailbox of the instance, on whose thread all answers come
     * @param onExit told when the present run has ended
     */
    Runs(Mailbox mailbox, Timers timers, Consumer<ExitStatus> onExit) {
        this.mailbox = mailbox;
        this.timers = timers;
        this.onExit = onExit;
    }

    /** Whether there is a run that has not been seen to end. */
    boolean isPresent() {
        return run != null;
    }

    /** The run that has not been seen to end; for any thread. */
    Optional<Run> present() {
        return Optional.ofNullable(run);
    }

    OptionalLong pid() {
        return run == null ? OptionalLong.empty() : run.pid();
    }

    /** How a launch is made ready. */
    @FunctionalInterface
    interface Preparation {
        Launch prepare() throws LaunchException;
    }

    /** Gets a launch ready; if that cannot be done, {@link #launch} will tell. */
    void prepare(Preparation preparation) {
        try {
            prepared = preparation.prepare();
        } catch (LaunchException e) {
            prepared = new Unprepared(e);
        }
    }

    /** Gives up the launch that is ready. */
    void abandon() {
        if (prepared != null) {
            prepared.abandon();
            prepared = null;
        }
    }

    /** Launches what is ready and waits for it on another thread: a stop must be heard. */
    void launch(Runnable launched, Consumer<String> failed) {
        Launch launch = requireNonNull(prepared, "a launch that is ready");
        prepared = null;
        try {
            launch.commit();
            Thread.ofVirtual().name("launch").start(() -> await(launch, launched, failed));
        } catch (LaunchException e) {
            mailbox.post(() -> failed.accept(e.getMessage()));
        }
    }

    private void await(Launch launch, Runnable launched, Consumer<String> failed) {
        try {
            Run begun = launch.await();
            mailbox.post(
                    () -> {
                        take(begun);
                        launched.run();
                    });
        } catch (LaunchException e) {
            mailbox.post(() -> failed.accept(e.getMessage()));
        } catch (RuntimeException e) {
            mailbox.post(() -> failed.accept("a mistake of vpsd: " + e));
        }
    }

    /** Takes over the run of a launch that a former daemon began; returns whether it was made. */
    boolean adopt(Driver driver, InstanceSpec spec, RunPlace place, String token) {
        Optional<Run> adopted = driver.adopt(spec, place, token);
        adopted.ifPresent(this::take);
        return adopted.isPresent();
    }

    /** Work of a driver that may take a while. */
    @FunctionalInterface
    interface Work {
        void perform() throws IOException;
    }

    /** Has work done on another thread. */
    void work(String name, Work work, Runnable done, Consumer<String> failed) {
        Thread.ofVirtual()
                .name(name)
                .start(
                        () -> {
                            try {
                                work.perform();
                                mailbox.post(done);
                            } catch (IOException e) {
                                mailbox.post(() -> failed.accept(IoErrors.describe(e)));
                            } catch (RuntimeException e) {
                                mailbox.post(() -> failed.accept("a mistake of vpsd: " + e));
                            }
                        });
    }

    /** Freezes the run on another thread: it may take a while. */
    void freeze(Runnable frozen, Consumer<String> failed) {
        change(Suspendable::suspend, frozen, failed);
    }

    /** Lets the run go on. */
    void thaw(Runnable thawed, Consumer<String> failed) {
        change(Suspendable::resume, thawed, failed);
    }

    private interface Change {
        void of(Suspendable run) throws IOException;
    }

    private void change(Change change, Runnable done, Consumer<String> failed) {
        if (run instanceof Suspendable suspendable) {
            work("freeze", () -> change.of(suspendable), done, failed);
        } else {
            mailbox.post(() -> failed.accept("it has ended"));
        }
    }

    /** Whether the run's main process is there now. */
    boolean isAlive() {
        return run != null && run.isAlive();
    }

    private void take(Run begun) {
        run = begun;
        begun.onExit(status -> mailbox.post(() -> ended(begun, status)));
    }

    private void ended(Run which, ExitStatus status) {
        if (which.equals(run)) {
            run = null;
            if (grace != null) {
                grace.cancel();
                grace = null;
            }
            onExit.accept(status);
        }
    }

    /**
     * Asks the run to end, and kills it when its grace time is over.
     *
     * @param onKill told of the signal that was in vain when it comes to that
     * @return whether there was a run
     */
    boolean terminate(StopSettings settings, Consumer<Signal> onKill) {
        if (run == null) {
            return false;
        }
        Run asked = run;
        Signal sent = asked.terminate(settings.signal());
        grace =
                timers.schedule(
                        settings.timeout(),
                        () ->
                                mailbox.post(
                                        () -> {
                                            if (asked.equals(run)) {
                                                onKill.accept(sent);
                                                asked.kill();
                                            }
                                        }));
        return true;
    }

    /** Kills the run, if there is one. */
    void kill() {
        if (run != null) {
            run.kill();
        }
    }

    /** A launch that cannot even be made ready. */
    private record Unprepared(LaunchException reason) implements Launch {

        @Override
        public void commit() throws LaunchException {
            throw reason;
        }

        @Override
        public Run await() throws LaunchException {
            throw reason;
        }

        @Override
        public void abandon() {
            // There is nothing.
        }
    }
}
