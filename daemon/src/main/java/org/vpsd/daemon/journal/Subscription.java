package org.vpsd.daemon.journal;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.vpsd.daemon.model.InstanceName;

/** State changes on their way to one reader. Safe for use by several threads. */
public final class Subscription implements AutoCloseable {

    /**
     * A change as it reaches the reader.
     *
     * @param change the change
     * @param lost how many changes just before it were lost, as the reader was too slow
     */
    public record Delivery(StateChange change, long lost) {}

    private final Predicate<InstanceName> wanted;
    private final int capacity;
    private final Consumer<Subscription> onClose;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<StateChange> waiting = new ArrayDeque<>();
    private long lost;
    private boolean closed;

    Subscription(Predicate<InstanceName> wanted, int capacity, Consumer<Subscription> onClose) {
        this.wanted = wanted;
        this.capacity = capacity;
        this.onClose = onClose;
    }

    void offer(StateChange change) {
        if (!wanted.test(change.name())) {
            return;
        }
        lock.lock();
        try {
            if (waiting.size() == capacity) {
                waiting.remove();
                lost++;
            }
            waiting.add(change);
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the next change; empty once the subscription is closed. */
    public Optional<Delivery> take() throws InterruptedException {
        lock.lock();
        try {
            while (waiting.isEmpty() && !closed) {
                changed.await();
            }
            return next();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the next change for a time; empty if there was none or it is closed. */
    public Optional<Delivery> poll(Duration time) throws InterruptedException {
        lock.lock();
        try {
            long left = time.toNanos();
            while (waiting.isEmpty() && !closed && left > 0) {
                left = changed.awaitNanos(left);
            }
            return next();
        } finally {
            lock.unlock();
        }
    }

    private Optional<Delivery> next() {
        StateChange change = closed ? null : waiting.poll();
        if (change == null) {
            return Optional.empty();
        }
        Delivery delivery = new Delivery(change, lost);
        lost = 0;
        return Optional.of(delivery);
    }

    /** Ends the subscription: whoever waits for a change goes on at once. */
    @Override
    public void close() {
        onClose.accept(this);
        lock.lock();
        try {
            closed = true;
            waiting.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
