package org.vpsd.daemon.instance;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.vpsd.daemon.driver.Launch;
import org.vpsd.daemon.driver.LaunchException;
import org.vpsd.daemon.driver.Run;
import org.vpsd.daemon.driver.RunPlace;
import org.vpsd.daemon.driver.Suspendable;
import org.vpsd.daemon.hooks.HookResult;
import org.vpsd.daemon.lifecycle.Effect;
import org.vpsd.daemon.lifecycle.Event;
import org.vpsd.daemon.model.Activity;
import org.vpsd.daemon.model.InstanceSpec;
import org.vpsd.daemon.model.State;
import org.vpsd.daemon.store.InstanceRecord;
import org.vpsd.daemon.sys.IoErrors;
import org.vpsd.daemon.sys.Timers;

/**
 * Carries out what the life cycle says: each effect answers with an event, on the instance's
 * thread, never before {@link #perform} has returned.
 */
final class Effects {

    private static final String ADOPTED = "adopted";
    private static final String RESUMED = "resumed";

    /** Hooks for whoever wants to know, whose failure changes nothing. */
    private static final Set<String> NEWS =
            Set.of(ADOPTED, RESUMED, State.FAILED.word(), State.SUSPENDED.word());

    private final Life life;
    private final Surroundings daemon;
    private final Mailbox mailbox;
    private final Path directory;
    private final Hooks hooks;
    private final Runs runs;
    private final DriverWork work;
    private Timers.@Nullable Timer delay;

    /**
     * Effects of one instance.
     *
     * @param directory the instance's private directory
     */
    Effects(Life life, Surroundings daemon, Mailbox mailbox, Path directory) {
        this.life = life;
        this.daemon = daemon;
        this.mailbox = mailbox;
        this.directory = directory;
        this.hooks = new Hooks(mailbox, daemon, directory);
        this.runs = new Runs(mailbox, daemon.timers(), life::exited);
        this.work = new DriverWork(life, daemon, runs, directory);
    }

    /** What an instance is busy with once these effects are under way. */
    static Activity activity(List<Effect> effects, Activity before) {
        Activity activity = before;
        for (Effect effect : effects) {
            activity =
                    switch (effect) {
                        case HOOK, ADOPTED_HOOK, RESUMED_HOOK -> Activity.HOOK;
                        case LAUNCH -> Activity.LAUNCH;
                        case TERMINATE -> Activity.TERMINATE;
                        case DELAY -> Activity.DELAY;
                        case FREEZE, THAW -> Activity.FREEZE;
                        case INTERRUPT, KILL -> activity;
                    };
        }
        return activity;
    }

    /** A name for a launch, never used before. */
    static String newToken() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }

    /**
     * Whether these effects come down to nothing: hooks that are not there, no delay, no run to be
     * ended. Nothing of the outside world changes then, and {@link #answerIdle} tells what follows.
     *
     * @param next the record that the effects come with
     */
    boolean areIdle(List<Effect> effects, InstanceRecord next) {
        return !effects.isEmpty() && effects.stream().allMatch(effect -> isIdle(effect, next));
    }

    private boolean isIdle(Effect effect, InstanceRecord next) {
        return switch (effect) {
            case HOOK ->
                    !hooks.isThere(next.state().word(), life.spec()) && !work.isThere(next.state());
            case ADOPTED_HOOK -> !hooks.isThere(ADOPTED, life.spec());
            case RESUMED_HOOK -> !hooks.isThere(RESUMED, life.spec());
            case DELAY -> delayBefore(next).isZero();
            case TERMINATE -> !runs.isPresent();
            case LAUNCH, FREEZE, THAW, INTERRUPT, KILL -> false;
        };
    }

    private RunPlace place(InstanceSpec spec) {
        return new RunPlace(directory, daemon.logs().file(spec.name()));
    }

    /** Answers effects that are idle as if they had been carried out. */
    void answerIdle(List<Effect> effects) {
        for (Effect effect : effects) {
            Event answer =
                    switch (effect) {
                        case DELAY -> Event.DELAY_OVER;
                        case TERMINATE -> Event.ENDED;
                        default -> Event.HOOK_OK;
                    };
            mailbox.post(() -> life.happened(answer));
        }
    }

    void perform(Effect effect) {
        switch (effect) {
            case HOOK -> stateHook(life.record().state());
            case ADOPTED_HOOK -> hook(ADOPTED);
            case RESUMED_HOOK -> hook(RESUMED);
            case FREEZE -> freeze();
            case THAW -> thaw();
            case LAUNCH -> launch();
            case TERMINATE -> terminate();
            case DELAY -> delay();
            case INTERRUPT -> interrupt();
            case KILL -> runs.kill();
        }
    }

    /**
     * The hook of a state, and what the driver does in it: on the way up after the hook, which may
     * bring what that needs, on the way down before it.
     */
    private void stateHook(State state) {
        if (!work.isThere(state)) {
            hook(state.word());
        } else if (state == State.START_NETWORK) {
            hook(state.word(), () -> work.perform(state, () -> life.happened(Event.HOOK_OK)));
        } else {
            work.perform(state, () -> hook(state.word()));
        }
    }

    private void hook(String hook) {
        hook(hook, () -> life.happened(Event.HOOK_OK));
    }

    private void hook(String hook, Runnable onSuccess) {
        hooks.start(
                hook,
                life.spec(),
                life.record(),
                runs.pid(),
                result -> hookEnded(hook, result, onSuccess));
    }

    private void hookEnded(String hook, HookResult result, Runnable onSuccess) {
        switch (result) {
            case HookResult.Ok() -> onSuccess.run();
            case HookResult.Interrupted() -> {
                life.tell("hook " + hook + " was ended on request");
                life.happened(Event.INTERRUPTED);
            }
            case HookResult.Failed(String message) -> {
                if (NEWS.contains(hook)) {
                    life.tell("hook " + hook + " " + message);
                    life.happened(Event.HOOK_OK);
                } else {
                    life.hookFailed(hook, message);
                }
            }
        }
    }

    /** Gets ready what these effects need, while their record is not yet written. */
    void prepare(List<Effect> effects, InstanceRecord next) {
        if (effects.contains(Effect.LAUNCH)) {
            InstanceSpec spec = life.spec();
            runs.prepare(() -> prepareLaunch(spec, next.token().orElseThrow()));
        }
    }

    private Launch prepareLaunch(InstanceSpec spec, String token) throws LaunchException {
        try {
            RunPlace place = new RunPlace(directory, daemon.logs().create(spec.name()));
            return daemon.driver(spec.type()).prepare(spec, place, token);
        } catch (IOException e) {
            throw new LaunchException("cannot open its log: " + IoErrors.describe(e), e);
        }
    }

    /** Gives up what was made ready: the record could not be written. */
    void abandon() {
        runs.abandon();
    }

    private void launch() {
        runs.launch(() -> life.happened(Event.LAUNCHED), life::launchFailed);
    }

    private void terminate() {
        InstanceSpec spec = life.spec();
        boolean asked =
                runs.terminate(
                        spec.stop(),
                        signal ->
                                life.tell(
                                        "did not end within "
                                                + spec.stop().timeout().toSeconds()
                                                + " s of "
                                                + signal
                                                + " and is killed"));
        if (!asked) {
            mailbox.post(() -> life.happened(Event.ENDED));
        }
    }

    private void freeze() {
        runs.freeze(
                () -> life.happened(Event.FROZEN),
                why -> life.notSuspended("not suspended: " + why, Event.FREEZE_FAILED));
    }

    private void thaw() {
        runs.thaw(
                () -> life.happened(Event.THAWED),
                why -> life.notSuspended("not resumed: " + why, Event.THAW_FAILED));
    }

    private void delay() {
        Duration length = delayBefore(life.record());
        if (length.isZero()) {
            mailbox.post(() -> life.happened(Event.DELAY_OVER));
        } else {
            delay =
                    daemon.timers()
                            .schedule(
                                    length, () -> mailbox.post(() -> delayEnds(Event.DELAY_OVER)));
        }
    }

    private Duration delayBefore(InstanceRecord record) {
        return record.restarts().requested()
                ? Duration.ZERO
                : life.spec().restart().delayBefore(record.restarts().inRow());
    }

    /** Whoever comes first ends the delay: its time, or an interruption. */
    private void delayEnds(Event how) {
        if (delay != null) {
            delay.cancel();
            delay = null;
            life.happened(how);
        }
    }

    private void interrupt() {
        switch (life.record().activity()) {
            case HOOK -> hooks.interrupt();
            case DELAY -> mailbox.post(() -> delayEnds(Event.INTERRUPTED));
            case NONE -> mailbox.post(() -> life.happened(Event.INTERRUPTED));
            case LAUNCH, TERMINATE, FREEZE -> {
                // Their own end follows by itself.
            }
        }
    }

    void endLeftoverHook() {
        hooks.endLeftover();
    }

    /** Takes over the run of a former daemon's launch; whether there is one. */
    boolean adopt(String token) {
        InstanceSpec spec = life.spec();
        return runs.adopt(daemon.driver(spec.type()), spec, place(spec), token);
    }

    /** The present run; for any thread. */
    Optional<Run> run() {
        return runs.present();
    }

    boolean canBeSuspended() {
        return runs.present().filter(Suspendable.class::isInstance).isPresent();
    }

    boolean hasRun() {
        return runs.isPresent();
    }

    boolean isRunAlive() {
        return runs.isAlive();
    }

    OptionalLong pid() {
        return runs.pid();
    }
}
