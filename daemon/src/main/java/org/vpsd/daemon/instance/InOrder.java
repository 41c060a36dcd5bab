package org.vpsd.daemon.instance;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.vpsd.daemon.model.InstanceName;

/**
 * Does something for each of many instances, all at once but for those that have to wait for
 * others. A wait for an instance that is not among them is no wait; where waits go round in a
 * circle, they are given up once nothing else is left to do.
 */
final class InOrder {

    private final Function<InstanceName, CompletableFuture<?>> action;
    private final Map<InstanceName, Set<InstanceName>> waiting = new HashMap<>();
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private int underWay;

    private InOrder(Function<InstanceName, CompletableFuture<?>> action) {
        this.action = action;
    }

    /**
     * Begins.
     *
     * @param waitsFor each instance with those that it waits for
     * @param action what to do; however its future ends, those that waited go on
     * @return completes when all is done
     */
    static CompletableFuture<Void> run(
            Map<InstanceName, Set<InstanceName>> waitsFor,
            Function<InstanceName, CompletableFuture<?>> action) {
        InOrder inOrder = new InOrder(action);
        waitsFor.forEach(
                (name, others) -> {
                    Set<InstanceName> present = new HashSet<>(others);
                    present.retainAll(waitsFor.keySet());
                    present.remove(name);
                    inOrder.waiting.put(name, present);
                });
        inOrder.beginReady();
        return inOrder.done;
    }

    private void beginReady() {
        Set<InstanceName> ready;
        synchronized (this) {
            ready = ready();
            ready.forEach(waiting::remove);
            underWay += ready.size();
            if (underWay == 0) {
                done.complete(null);
            }
        }
        for (InstanceName name : ready) {
            CompletableFuture<?> _ = action.apply(name).whenComplete((_, _) -> ended(name));
        }
    }

    private Set<InstanceName> ready() {
        Set<InstanceName> ready = new HashSet<>();
        waiting.forEach(
                (name, others) -> {
                    if (others.isEmpty()) {
                        ready.add(name);
                    }
                });
        return ready.isEmpty() && underWay == 0 ? new HashSet<>(waiting.keySet()) : ready;
    }

    private void ended(InstanceName name) {
        synchronized (this) {
            underWay--;
            waiting.values().forEach(others -> others.remove(name));
        }
        beginReady();
    }
}
