package org.vpsd.daemon.instance;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vpsd.daemon.driver.Run;
import org.vpsd.daemon.lifecycle.Effect;
import org.vpsd.daemon.lifecycle.Event;
import org.vpsd.daemon.lifecycle.Lifecycle;
import org.vpsd.daemon.lifecycle.Outcome;
import org.vpsd.daemon.lifecycle.RestartDecision;
import org.vpsd.daemon.lifecycle.RestartWindow;
import org.vpsd.daemon.lifecycle.Situation;
import org.vpsd.daemon.model.Activity;
import org.vpsd.daemon.model.Aim;
import org.vpsd.daemon.model.ExitStatus;
import org.vpsd.daemon.model.InstanceSpec;
import org.vpsd.daemon.model.RestartSettings;
import org.vpsd.daemon.model.State;
import org.vpsd.daemon.store.InstanceRecord;
import org.vpsd.daemon.store.InstanceStore;
import org.vpsd.daemon.sys.IoErrors;

/**
 * The life of one instance as it is lived: each event is looked up in the {@link Lifecycle}, the
 * new record is written down, its effects are carried out, and the change is announced. For the
 * instance's own thread, but for {@link #view}, {@link #run} and {@link #configured}.
 */
final class Life {

    private static final Logger log = LoggerFactory.getLogger(Life.class);

    /** How soon a record that could not be written is tried again. */
    private static final Duration WRITE_AGAIN = Duration.ofSeconds(1);

    private final Surroundings daemon;
    private final Mailbox mailbox;
    private final Runnable onGone;
    private final Effects effects;
    private final Waiters waiters = new Waiters();
    private final Requests requests = new Requests();

    private final Memory memory;
    private final Announcements announcements;

    private InstanceSpec spec;
    private volatile Optional<InstanceSpec> configured;
    private volatile InstanceView view;

    Life(
            InstanceSpec spec,
            Optional<InstanceSpec> configured,
            InstanceStore store,
            String boot,
            Surroundings daemon,
            Mailbox mailbox,
            Runnable onGone) {
        this.spec = spec;
        this.configured = configured;
        this.daemon = daemon;
        this.mailbox = mailbox;
        this.onGone = onGone;
        this.memory =
                new Memory(
                        spec.name(), store, InstanceRecord.initial(boot, daemon.clock().instant()));
        this.announcements = new Announcements(spec.name(), daemon);
        this.effects = new Effects(this, daemon, mailbox, store.directory());
        this.view = makeView();
    }

    InstanceView view() {
        return view;
    }

    Optional<Run> run() {
        return effects.run();
    }

    Optional<InstanceSpec> configured() {
        return configured;
    }

    /** The settings of the present or next run. */
    InstanceSpec spec() {
        return spec;
    }

    InstanceRecord record() {
        return memory.record();
    }

    private Situation situation() {
        return new Situation(record().state(), record().aim());
    }

    // ---- what comes in ---------------------------------------------------------------------

    void request(Event request, Requested requested) {
        if ((request == Event.START || request == Event.RESTART) && !daemon.gate().isOpen()) {
            requested.answer(new Answer.TooLate());
            return;
        }
        if (Requests.mustWait(request, situation(), record().activity())) {
            requests.add(request, requested);
            return;
        }
        if (request == Event.START && configured.isEmpty()) {
            requested.refuse("is no longer in the configuration");
            return;
        }
        if (request == Event.SUSPEND && effects.hasRun() && !effects.canBeSuspended()) {
            requested.refuse("cannot be suspended: it is no container");
            return;
        }
        switch (Lifecycle.on(situation(), request)) {
            case Outcome.Refusal(String message) -> requested.refuse(message);
            case Outcome.Transition transition -> accept(request, transition, requested);
            case Outcome.Ignored() -> requested.refuse("does not answer to " + request.word());
        }
    }

    private void accept(Event request, Outcome.Transition transition, Requested requested) {
        if (request == Event.STOP || request == Event.STOP_NOW) {
            requests.take().forEach(d -> d.requested().refuse("is being stopped"));
        }
        waiters.add(request, requested);
        try {
            follow(request, transition, NextRecord.changesOf(request));
            requested.accept();
        } catch (IOException e) {
            waiters.withdraw(requested);
            requested.refuse("was left as it is: cannot write its state: " + IoErrors.describe(e));
        }
    }

    void configure(Optional<InstanceSpec> now) {
        configured = now;
        if (isAtRest()) {
            now.ifPresent(newest -> spec = newest);
        }
        settle();
    }

    private boolean isAtRest() {
        return record().state().isDown()
                && record().aim() != Aim.AGAIN
                && record().activity() == Activity.NONE;
    }

    /** Something happened to it; {@code changes} is what its record is to say besides. */
    void happened(Event event, Consumer<InstanceRecord.Draft> changes) {
        if (Lifecycle.on(situation(), event) instanceof Outcome.Transition transition) {
            try {
                follow(event, transition, changes);
            } catch (IOException e) {
                log.error("{}: cannot write its state: {}", spec.name(), IoErrors.describe(e));
                announcements.flush();
                tryAgain(situation(), record().activity(), () -> happened(event, changes));
            }
        } else {
            rest(record().edit().activity(Activity.NONE).build(record().since()));
            settle();
        }
    }

    /** Later, if nothing else has moved it meanwhile. */
    private void tryAgain(Situation situation, Activity activity, Runnable action) {
        Runnable ifStill =
                () -> {
                    if (situation.equals(situation()) && activity == record().activity()) {
                        action.run();
                    }
                };
        daemon.timers().schedule(WRITE_AGAIN, () -> mailbox.post(ifStill));
    }

    void happened(Event event) {
        happened(event, draft -> {});
    }

    void hookFailed(String hook, String why) {
        stepFailed("its hook " + hook + " " + why);
    }

    /** What the driver has to do in a state failed. */
    void workFailed(String what, String why) {
        stepFailed("its " + what + ": " + why);
    }

    private void stepFailed(String reason) {
        tell(reason);
        happened(Event.HOOK_FAILED, draft -> draft.reason(Optional.of(reason)));
    }

    void launchFailed(String why) {
        tell("not started: " + why);
        if (record().state() == State.RESTARTING && record().aim() == Aim.UP) {
            restartOrFail(RestartDecision.again(settings(), window(), why, now()));
        } else {
            happened(Event.LAUNCH_FAILED, draft -> draft.reason(Optional.of(why)));
        }
    }

    /** It could not be suspended or resumed. */
    void notSuspended(String why, Event event) {
        tell(why);
        happened(event, draft -> draft.reason(Optional.of(why)));
    }

    /** Its run has ended. */
    void exited(ExitStatus status) {
        tell((status.isOfContainer() ? "it " : "its process ") + status.describe());
        boolean asked = record().activity() == Activity.TERMINATE;
        memory.note(record().edit().token(Optional.empty()).exit(status).build(record().since()));
        if (asked) {
            happened(Event.ENDED);
        } else {
            settle();
        }
    }

    // ---- what follows ----------------------------------------------------------------------

    /**
     * Goes through a transition. What leads to a launch does not happen unless it can be written
     * down, because nobody would find the run again; the way down is gone all the same.
     */
    private void follow(
            Event event, Outcome.Transition transition, Consumer<InstanceRecord.Draft> changes)
            throws IOException {
        InstanceRecord before = record();
        if (NextRecord.takesNewSettings(before, transition)) {
            spec = configured.orElse(spec);
            memory.saveSpec(spec);
        }
        InstanceRecord next = NextRecord.of(before, event, transition, changes, now());
        boolean idle = event != Event.START && effects.areIdle(transition.effects(), next);
        if (idle) {
            memory.remember(next);
        } else {
            writeDown(before, next, event, transition);
        }
        if (before.state() != next.state()) {
            announcements.changed(next, effects.pid());
        }
        view = makeView();
        if (idle) {
            effects.answerIdle(transition.effects());
        } else {
            transition.effects().forEach(effects::perform);
        }
        turnEnds();
        settle();
    }

    /** Writes the next record, unless that can wait; what is launched then is made ready, too. */
    private void writeDown(
            InstanceRecord before, InstanceRecord next, Event event, Outcome.Transition transition)
            throws IOException {
        boolean launches = transition.effects().contains(Effect.LAUNCH);
        if (launches && memory.permits(next)) {
            memory.remember(next);
            effects.prepare(transition.effects(), next);
            announcements.flushLog();
        } else if (launches || event == Event.START) {
            prepareAndWrite(next, transition);
        } else if (NextRecord.isWorthWriting(before, next, transition)) {
            memory.writeIfPossible(next);
        } else {
            rest(next);
        }
    }

    private void prepareAndWrite(InstanceRecord next, Outcome.Transition transition)
            throws IOException {
        effects.prepare(transition.effects(), next);
        try {
            memory.write(next);
            announcements.flushLog();
        } catch (IOException e) {
            effects.abandon();
            throw e;
        }
    }

    /** Comes to rest, which is worth writing only after something that was not yet written. */
    private void rest(InstanceRecord next) {
        if (memory.isWritten()) {
            memory.note(next);
        } else {
            memory.writeIfPossible(next);
        }
    }

    /**
     * Tells what has become true; while a launch is under way a little later, so that the new
     * process is not kept waiting for a processor.
     */
    void turnEnds() {
        if (record().activity() == Activity.LAUNCH) {
            announcements.flushLater(mailbox);
        } else if (memory.isWritten()) {
            announcements.flush();
        }
    }

    /** Looks at what waited for the instance to come to rest. */
    private void settle() {
        waiters.settle(situation(), record().activity(), record().reason());
        if (record().activity() == Activity.NONE) {
            if (shouldRun() && !effects.hasRun()) {
                ExitStatus exit = record().exit().orElseGet(ExitStatus.Unknown::new);
                restartOrFail(RestartDecision.after(settings(), window(), exit, now()));
            } else {
                requests.take().forEach(d -> request(d.request(), d.requested()));
            }
        }
        view = makeView();
        if (isAtRest() && configured.isEmpty()) {
            memory.forget();
            onGone.run();
        }
    }

    private boolean shouldRun() {
        boolean isUp = record().state() == State.RUNNING || record().state() == State.SUSPENDED;
        return isUp && record().aim() == Aim.UP;
    }

    private void restartOrFail(RestartDecision decision) {
        boolean lasted =
                Duration.between(record().since(), now()).compareTo(settings().window()) >= 0;
        List<Instant> attempts = decision.window().attempts();
        happened(
                decision.event(),
                draft -> {
                    draft.reason(decision.reason());
                    if (decision.event() == Event.EXIT_AGAIN) {
                        draft.restarts(record().restarts().plusOne(lasted, attempts));
                    }
                });
    }

    // ---- what is remembered ----------------------------------------------------------------

    /**
     * Goes on where a former daemon stopped.
     *
     * @param saved the settings of the run that it may have left
     * @return whether the instance was started in this boot of the host
     */
    boolean recover(Optional<InstanceSpec> saved) {
        Recovery recovery = new Recovery(spec.name(), memory, effects);
        Optional<InstanceRecord> found = recovery.find(now());
        view = makeView();
        if (found.isEmpty()) {
            settle();
            return false;
        }
        if (!found.get().state().isDown()) {
            spec = saved.orElse(spec);
        }
        recovery.takeOver(found.get(), settings(), now())
                .ifPresentOrElse(this::happened, this::settle);
        return true;
    }

    // ---- what is told ----------------------------------------------------------------------

    /** Tells the logs of something, as soon as that is true. */
    void tell(String text) {
        announcements.tell(now(), text);
    }

    private InstanceView makeView() {
        return InstanceView.of(record(), spec, configured, effects.pid());
    }

    private RestartSettings settings() {
        return spec.restart();
    }

    private RestartWindow window() {
        return new RestartWindow(record().restarts().attempts());
    }

    private Instant now() {
        return daemon.clock().instant();
    }
}
