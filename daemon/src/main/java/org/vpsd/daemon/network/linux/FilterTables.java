package org.vpsd.daemon.network.linux;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vpsd.daemon.network.InstanceNetwork;
import org.vpsd.daemon.network.Port;

/** Our tables of nf_tables: rules that are made once, and elements. Safe for several threads. */
final class FilterTables {

    private static final Logger log = LoggerFactory.getLogger(FilterTables.class);

    private final FilterRules rules;
    private final NfTables tables;

    /** The chains that are there, of each family that has a table. */
    private final Map<Family, Set<FilterChain>> made = new EnumMap<>(Family.class);

    /** Whether others have cleared a table away, and not all of it is there again. */
    private boolean isDamaged;

    /** Tables with these rules; nothing is made yet. */
    FilterTables(FilterRules rules) {
        this.rules = rules;
        this.tables = new NfTables(rules.table());
    }

    /** Lets a network's packets be checked. */
    synchronized void add(InstanceNetwork network) throws IOException {
        change(Set.of(), FilterElements.of(network));
    }

    /** Takes out all of a network. */
    synchronized void remove(InstanceNetwork network) throws IOException {
        Set<FilterElement> all = new LinkedHashSet<>(FilterElements.of(network));
        all.addAll(FilterElements.frozen(network));
        change(all, Set.of());
    }

    /** Changes what stands there for a network. */
    synchronized void change(InstanceNetwork before, InstanceNetwork after) throws IOException {
        change(FilterElements.of(before), FilterElements.of(after));
    }

    /** Lets nothing of a network pass, or what is allowed. */
    synchronized void block(InstanceNetwork network, boolean isBlocked) throws IOException {
        Set<FilterElement> frozen = FilterElements.frozen(network);
        change(isBlocked ? Set.of() : frozen, isBlocked ? frozen : Set.of());
    }

    private void change(Set<FilterElement> removed, Set<FilterElement> added) throws IOException {
        if (removed.isEmpty() && added.isEmpty()) {
            return;
        }
        makeFor(added);
        try {
            tables.change(removed, added);
        } catch (NfTables.MissingException e) {
            log.debug("{}", e.getMessage());
            isDamaged = true;
            made.clear();
            if (!added.isEmpty()) {
                makeFor(added);
                tables.change(Set.of(), added);
            }
        }
        removeIdle();
    }

    /** Makes the tables and chains that elements need. */
    private void makeFor(Collection<FilterElement> elements) throws IOException {
        StringBuilder text = new StringBuilder();
        Map<Family, Set<FilterChain>> missing = new EnumMap<>(Family.class);
        for (FilterElement element : elements) {
            Set<FilterChain> chains = EnumSet.of(FilterChain.SOURCES);
            chains.addAll(FilterChain.of(element.set()));
            chains.removeAll(made.getOrDefault(element.family(), Set.of()));
            if (!chains.isEmpty()) {
                missing.computeIfAbsent(element.family(), _ -> EnumSet.noneOf(FilterChain.class))
                        .addAll(chains);
            }
        }
        missing.forEach(
                (family, chains) -> {
                    if (!made.containsKey(family)) {
                        text.append(rules.sets(family));
                    }
                    chains.forEach(chain -> text.append(rules.chain(family, chain)));
                });
        if (!missing.isEmpty()) {
            nft(text.toString());
            missing.forEach(
                    (family, chains) ->
                            made.computeIfAbsent(family, _ -> EnumSet.noneOf(FilterChain.class))
                                    .addAll(chains));
        }
    }

    private static void nft(String text) throws IOException {
        Ip.require("nft", "nftables");
        Ip.run(List.of("nft", "-f", "-"), text);
    }

    /** Removes the chains whose sets have become empty. */
    private void removeIdle() throws IOException {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<Family, Set<FilterChain>> each : made.entrySet()) {
            Family family = each.getKey();
            Set<FilterChain> idle = EnumSet.noneOf(FilterChain.class);
            for (FilterChain chain : each.getValue()) {
                if (chain.set().isPresent()
                        && tables.elements(family, chain.set().get()).isEmpty()) {
                    idle.add(chain);
                }
            }
            idle.forEach(chain -> text.append(rules.without(family, chain)));
            each.getValue().removeAll(idle);
        }
        if (!text.isEmpty()) {
            nft(text.toString());
        }
    }

    /** How many packets of a port were stopped. */
    long dropped(Port port) throws IOException {
        NfTables.Count count =
                tables.count(FilterElements.spoofed(port)).orElse(new NfTables.Count(0, 0));
        if (port instanceof Port.Pair) {
            count =
                    tables.count(new FilterElement(Family.ARP, FilterSet.SPOOFED, port.host()))
                            .map(count::plus)
                            .orElse(count);
        }
        return count.packets();
    }

    /** Whether all that was made is there, as far as a quick look tells. */
    synchronized boolean isIntact() throws IOException {
        for (Family family : made.keySet()) {
            if (!tables.hasTable(family)) {
                return false;
            }
        }
        return !isDamaged;
    }

    /** Whether there is no table of ours. */
    boolean isAbsent() throws IOException {
        for (Family family : Family.values()) {
            if (tables.hasTable(family)) {
                return false;
            }
        }
        return true;
    }

    /** Makes the tables hold what they should, and nothing else. Counters go on. */
    synchronized void reconcile(Collection<InstanceNetwork> networks) throws IOException {
        isDamaged = true; // until all is done
        Set<FilterElement> wanted = new LinkedHashSet<>();
        Set<FilterElement> known = new HashSet<>();
        for (InstanceNetwork network : networks) {
            wanted.addAll(FilterElements.of(network));
            known.addAll(FilterElements.frozen(network));
        }
        Set<FilterElement> found = found();
        Set<FilterElement> kept = new LinkedHashSet<>(found);
        kept.retainAll(known);
        kept.addAll(wanted);
        made.clear();
        makeFor(kept);
        removeUnmade();
        List<FilterElement> extra = new ArrayList<>(found);
        extra.removeIf(kept::contains);
        List<FilterElement> missing = new ArrayList<>(wanted);
        missing.removeIf(found::contains);
        if (!extra.isEmpty() || !missing.isEmpty()) {
            log.info(
                    "the filter of the network is mended: {} elements more, {} less",
                    missing.size(),
                    extra.size());
            tables.change(extra, missing);
        }
        isDamaged = false;
    }

    /** Removes the chains that a former daemon has left, and that are not needed now. */
    private void removeUnmade() throws IOException {
        StringBuilder text = new StringBuilder();
        for (Family family : Family.values()) {
            Set<FilterChain> idle = EnumSet.complementOf(EnumSet.of(FilterChain.SOURCES));
            idle.removeAll(made.getOrDefault(family, Set.of()));
            for (FilterChain chain : idle) {
                if (tables.hasChain(family, chain)) {
                    text.append(rules.without(family, chain));
                }
            }
        }
        if (!text.isEmpty()) {
            nft(text.toString());
        }
    }

    /** All elements that are there. */
    private Set<FilterElement> found() throws IOException {
        Set<FilterElement> found = new LinkedHashSet<>();
        for (Family family : Family.values()) {
            for (FilterSet set : FilterSet.values()) {
                if (set.isOf(family)) {
                    found.addAll(tables.elements(family, set));
                }
            }
        }
        return found;
    }
}
