package org.vpsd.daemon.instance;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.vpsd.daemon.driver.Run;
import org.vpsd.daemon.lifecycle.Event;
import org.vpsd.daemon.model.InstanceName;
import org.vpsd.daemon.model.InstanceSpec;
import org.vpsd.daemon.store.InstanceStore;

/**
 * One instance: an actor with a thread and a mailbox of its own, so that nothing it does delays
 * another. Safe for use by several threads.
 */
public final class Instance {

    private final InstanceName name;
    private final Mailbox mailbox;
    private final Life life;
    private final Optional<InstanceSpec> saved;

    /**
     * An instance that is not begun yet.
     *
     * @param saved the settings that its last run was started with, if they are remembered
     * @param configured what the configuration says of it; empty if nothing. One of both is there
     * @param store what is remembered of it
     * @param boot which boot of the host this is
     * @param daemon what it shares with others
     * @param onGone told when it is down, no longer configured, and forgotten
     */
    public Instance(
            Optional<InstanceSpec> saved,
            Optional<InstanceSpec> configured,
            InstanceStore store,
            String boot,
            Surroundings daemon,
            Consumer<Instance> onGone) {
        InstanceSpec spec = configured.or(() -> saved).orElseThrow();
        this.name = spec.name();
        this.mailbox = new Mailbox(name.value());
        this.life =
                new Life(spec, configured, store, boot, daemon, mailbox, () -> onGone.accept(this));
        this.saved = saved;
    }

    /** Its name. */
    public InstanceName name() {
        return name;
    }

    /**
     * Goes on where a former daemon stopped.
     *
     * @return completes when that is known; whether the instance was ever started in this boot
     */
    public CompletableFuture<Boolean> begin() {
        CompletableFuture<Boolean> known = new CompletableFuture<>();
        mailbox.post(() -> known.complete(life.recover(saved)));
        mailbox.open(life::turnEnds);
        return known;
    }

    /** What can be seen of it now. */
    public InstanceView view() {
        return life.view();
    }

    /** Its present run; empty if there is none. */
    public Optional<Run> run() {
        return life.run();
    }

    /** The settings that the configuration has for it now; empty once they are gone. */
    public Optional<InstanceSpec> configured() {
        return life.configured();
    }

    /**
     * Makes a request.
     *
     * @param request one of the {@link Event#isRequest requests}
     * @return what becomes of it
     */
    public Requested request(Event request) {
        Requested requested = Requested.create();
        mailbox.post(() -> life.request(request, requested));
        return requested;
    }

    /** Takes in what the configuration says now; empty: the instance is no longer in it. */
    public void configure(Optional<InstanceSpec> spec) {
        mailbox.post(() -> life.configure(spec));
    }
}
