package org.vpsd.daemon.network.linux;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The chains of our tables. All but the first are there only while their set has elements: no
 * packet pays for what nobody has.
 */
enum FilterChain {
    /** Passes what has a source that is allowed. */
    SOURCES("prerouting", -300, null),
    /** Stops what comes from instances that are suspended, and what goes to them. */
    FROZEN_IN("prerouting", -302, FilterSet.FROZEN),
    FROZEN_OUT("postrouting", -300, FilterSet.FROZEN),
    /** Stops what is too much. */
    RATED("prerouting", -301, FilterSet.RATES);

    private final String hook;
    private final int priority;
    private final @Nullable FilterSet set;

    FilterChain(String hook, int priority, @Nullable FilterSet set) {
        this.hook = hook;
        this.priority = priority;
        this.set = set;
    }

    /** Those that are there if a set has elements. */
    static Set<FilterChain> of(FilterSet set) {
        Set<FilterChain> chains = EnumSet.noneOf(FilterChain.class);
        for (FilterChain chain : values()) {
            if (chain.set == set) {
                chains.add(chain);
            }
        }
        return chains;
    }

    /** The set without whose elements it has nothing to do; empty: it always has. */
    Optional<FilterSet> set() {
        return Optional.ofNullable(set);
    }

    /** Its name. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it sees packets that go out. */
    boolean isOut() {
        return this == FROZEN_OUT;
    }

    /** Where it is called, for nft(8). */
    String declaration(Family family) {
        return "chain "
                + word()
                + " { type filter hook "
                + (family == Family.ARP ? "input priority 0" : hook + " priority " + priority)
                + "; policy accept; }";
    }
}
