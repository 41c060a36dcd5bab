package org.vpsd.daemon.instance;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
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

    /**
     * An instance that is not begun yet.
     *
     * @param spec its settings, or those of the run that a former daemon left
     * @param configured what the configuration says of it; empty if nothing
     * @param store what is remembered of it
     * @param boot which boot of the host this is
     * @param daemon what it shares with others
     */
    public Instance(
            InstanceSpec spec,
            Optional<InstanceSpec> configured,
            InstanceStore store,
            String boot,
            Surroundings daemon) {
        this.name = spec.name();
        this.mailbox = new Mailbox(name.value());
        this.life = new Life(spec, configured, store, boot, daemon, mailbox);
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
        mailbox.post(() -> known.complete(life.recover()));
        mailbox.open();
        return known;
    }

    /** What can be seen of it now. */
    public InstanceView view() {
        return life.view();
    }

    /** The settings that the configuration has for it now; empty once they are gone. */
    public Optional<InstanceSpec> configured() {
        return life.configured();
    }

    /**
     * Makes a request.
     *
     * @param request one of the {@link Event#isRequest requests}
     * @return completes with what becomes of it, which may take as long as the instance takes
     */
    public CompletableFuture<Answer> request(Event request) {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        mailbox.post(() -> life.request(request, answer));
        return answer;
    }

    /** Takes in what the configuration says now; empty: the instance is no longer in it. */
    public void configure(Optional<InstanceSpec> spec) {
        mailbox.post(() -> life.configure(spec));
    }

    /**
     * Ends the actor and, if the instance is down and no longer configured, forgets it.
     *
     * @return completes with whether that was so
     */
    public CompletableFuture<Boolean> forget() {
        CompletableFuture<Boolean> forgotten = new CompletableFuture<>();
        mailbox.post(
                () -> {
                    boolean gone = life.forget();
                    if (gone) {
                        mailbox.close();
                    }
                    forgotten.complete(gone);
                });
        return forgotten;
    }
}
