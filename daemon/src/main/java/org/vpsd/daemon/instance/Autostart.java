package org.vpsd.daemon.instance;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vpsd.daemon.lifecycle.Event;
import org.vpsd.daemon.model.InstanceName;

/** Starts and stops many instances as {@code after} orders them. */
public final class Autostart {

    private static final Logger log = LoggerFactory.getLogger(Autostart.class);

    private Autostart() {}

    /**
     * Starts those that are to start with the daemon, each once the instances that it comes after
     * have come up or failed.
     *
     * @param parallel how many may be starting at once
     * @return completes when all have come up or failed
     */
    public static CompletableFuture<Void> start(Collection<Instance> instances, int parallel) {
        Map<InstanceName, Instance> wanted = new TreeMap<>();
        Map<InstanceName, Set<InstanceName>> waitsFor = new TreeMap<>();
        for (Instance instance : instances) {
            instance.configured()
                    .filter(spec -> spec.autostart())
                    .ifPresent(
                            spec -> {
                                wanted.put(instance.name(), instance);
                                waitsFor.put(instance.name(), Set.copyOf(spec.after()));
                            });
        }
        Semaphore places = new Semaphore(parallel);
        return InOrder.run(waitsFor, name -> startOne(requireNonNull(wanted.get(name)), places));
    }

    private static CompletableFuture<Answer> startOne(Instance instance, Semaphore places) {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        Thread.ofVirtual()
                .name("autostart " + instance.name())
                .start(
                        () -> {
                            places.acquireUninterruptibly();
                            try {
                                Answer got = instance.request(Event.START).outcome().join();
                                tell(instance, got);
                                answer.complete(got);
                            } finally {
                                places.release();
                                answer.complete(new Answer.Failed("was not started"));
                            }
                        });
        return answer;
    }

    private static void tell(Instance instance, Answer answer) {
        switch (answer) {
            case Answer.Done _ -> log.debug("{}: started", instance.name());
            case Answer.Refused(String why) -> log.warn("{}: {}", instance.name(), why);
            case Answer.Failed(String why) -> log.warn("{}: {}", instance.name(), why);
            case Answer.TooLate() -> log.info("{}: not started, as vpsd is going", instance.name());
        }
    }

    /**
     * Stops all that run, each once the instances that come after it are down.
     *
     * @return completes when all are down
     */
    public static CompletableFuture<Void> stop(List<Instance> instances) {
        Map<InstanceName, Instance> all = new TreeMap<>();
        Map<InstanceName, Set<InstanceName>> waitsFor = new TreeMap<>();
        for (Instance instance : instances) {
            all.put(instance.name(), instance);
            waitsFor.computeIfAbsent(instance.name(), n -> new HashSet<>());
            for (InstanceName earlier : instance.view().spec().after()) {
                waitsFor.computeIfAbsent(earlier, n -> new HashSet<>()).add(instance.name());
            }
        }
        waitsFor.keySet().retainAll(all.keySet());
        return InOrder.run(
                waitsFor, name -> requireNonNull(all.get(name)).request(Event.STOP).outcome());
    }
}
