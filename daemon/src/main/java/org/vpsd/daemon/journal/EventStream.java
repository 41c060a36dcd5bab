package org.vpsd.daemon.journal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.vpsd.daemon.model.InstanceName;

/**
 * Announces state changes to whoever listens. A publisher never waits: each subscription holds a
 * bounded number of changes, and one that is read too slowly loses the oldest. Safe for use by
 * several threads.
 */
public final class EventStream {

    /** How many changes a subscription holds for its reader. */
    static final int CAPACITY = 1024;

    private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();

    /** Tells all subscriptions of a change. */
    public void publish(StateChange change) {
        subscriptions.forEach(subscription -> subscription.offer(change));
    }

    /**
     * Subscribes to the changes from now on.
     *
     * @param wanted whose changes; asked for each change, on its publisher's thread: it must be
     *     quick
     * @return to be closed by the reader
     */
    public Subscription subscribe(Predicate<InstanceName> wanted) {
        Subscription subscription = new Subscription(wanted, CAPACITY, subscriptions::remove);
        subscriptions.add(subscription);
        return subscription;
    }
}
