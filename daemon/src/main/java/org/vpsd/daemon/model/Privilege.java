package org.vpsd.daemon.model;

import java.util.Set;

/**
 * A privilege of priv(9), and what stands for it on Linux.
 *
 * @param number its number in {@code sys/priv.h}
 * @param name its name there, such as {@code PRIV_KLD_LOAD}
 * @param capabilities what a process needs to have it (capabilities(7)), such as {@code
 *     CAP_SYS_MODULE}
 * @param calls the system calls that nobody makes without it
 */
public record Privilege(int number, String name, Set<String> capabilities, Set<String> calls)
        implements Comparable<Privilege> {

    /** Copies its sets. */
    public Privilege {
        capabilities = Set.copyOf(capabilities);
        calls = Set.copyOf(calls);
    }

    /** Whether Linux has nothing that could be given or taken for it. */
    public boolean isWithoutCounterpart() {
        return capabilities.isEmpty() && calls.isEmpty();
    }

    @Override
    public int compareTo(Privilege other) {
        return Integer.compare(number, other.number);
    }
}
