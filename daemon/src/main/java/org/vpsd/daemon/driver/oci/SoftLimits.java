package org.vpsd.daemon.driver.oci;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * Looks at the containers that have soft limits, so that it is counted how often these are
 * exceeded: the kernel counts that of few resources. Safe for use by several threads.
 */
final class SoftLimits {

    private static final Duration LOOK = Duration.ofSeconds(5);

    private final Set<ContainerLimits> watched = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean watching = new AtomicBoolean();

    /** Looks at a container from now on. */
    void add(ContainerLimits limits) {
        watched.add(limits);
        if (watching.compareAndSet(false, true)) {
            Thread.ofVirtual().name("soft limits").start(this::watch);
        }
    }

    /** Looks at a container no more. */
    void remove(ContainerLimits limits) {
        watched.remove(limits);
    }

    private void watch() {
        while (true) {
            LockSupport.parkNanos(LOOK.toNanos());
            watched.forEach(ContainerLimits::countSoftHits);
        }
    }
}
