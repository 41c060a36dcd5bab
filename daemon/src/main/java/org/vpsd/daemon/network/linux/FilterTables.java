package org.vpsd.daemon.network.linux;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vpsd.daemon.network.InstanceNetwork;
import org.vpsd.daemon.network.Port;

/** Our tables of nf_tables: rules that are made once, and elements. Safe for several threads. */
final class FilterTables {

    private static final Logger log = LoggerFactory.getLogger(FilterTables.class);

    private final FilterRules rules;
    private final NfTables tables;

    /** The families whose tables we have made, or found, with our rules in them. */
    private final Set<Family> made = EnumSet.noneOf(Family.class);

    /** Tables with these rules; nothing is made yet. */
    FilterTables(FilterRules rules) {
        this.rules = rules;
        this.tables = new NfTables(rules.table());
    }

    /** The families whose packets a network's ports have. */
    private static Set<Family> families(InstanceNetwork network) {
        Set<Family> families = EnumSet.noneOf(Family.class);
        for (Port port : network.ports()) {
            families.add(FilterElements.family(port));
            if (port instanceof Port.Pair) {
                families.add(Family.ARP);
            }
        }
        return families;
    }

    /** Sees to it that there are tables for a network. */
    private synchronized void make(Collection<Family> families) throws IOException {
        List<Family> missing = families.stream().filter(f -> !made.contains(f)).toList();
        if (!missing.isEmpty()) {
            Ip.require("nft", "nftables");
            String text = missing.stream().map(rules::text).collect(Collectors.joining());
            Ip.run(List.of("nft", "-f", "-"), text);
            made.addAll(missing);
        }
    }

    private synchronized void forget() {
        made.clear();
    }

    /** Lets a network's packets be checked. */
    void add(InstanceNetwork network) throws IOException {
        make(families(network));
        change(Set.of(), FilterElements.of(network));
    }

    /** Takes out all of a network. */
    void remove(InstanceNetwork network) throws IOException {
        Set<FilterElement> all = new LinkedHashSet<>(FilterElements.of(network));
        all.addAll(FilterElements.frozen(network));
        try {
            tables.change(all, Set.of());
        } catch (NfTables.MissingException e) {
            log.debug("{} had nothing in the filter: {}", network.name(), e.getMessage());
        }
    }

    /** Changes what stands there for a network. */
    void change(InstanceNetwork before, InstanceNetwork after) throws IOException {
        make(families(after));
        change(FilterElements.of(before), FilterElements.of(after));
    }

    /** Lets nothing of a network pass, or what is allowed. */
    void block(InstanceNetwork network, boolean isBlocked) throws IOException {
        Set<FilterElement> frozen = FilterElements.frozen(network);
        change(isBlocked ? Set.of() : frozen, isBlocked ? frozen : Set.of());
    }

    private void change(Set<FilterElement> removed, Set<FilterElement> added) throws IOException {
        try {
            tables.change(removed, added);
        } catch (NfTables.MissingException e) {
            // The next look finds it, too, and brings back what others have there.
            forget();
            make(added.stream().map(FilterElement::family).collect(Collectors.toSet()));
            tables.change(Set.of(), added);
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

    /** Whether all tables are there that networks need. */
    boolean areThere(Collection<InstanceNetwork> networks) throws IOException {
        for (Family family : families(networks)) {
            if (!tables.hasTable(family)) {
                return false;
            }
        }
        return true;
    }

    private static Set<Family> families(Collection<InstanceNetwork> networks) {
        return networks.stream()
                .flatMap(network -> families(network).stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Family.class)));
    }

    /** Makes the tables hold what they should, and nothing else. Counters go on. */
    void reconcile(Collection<InstanceNetwork> networks) throws IOException {
        Set<Family> present = EnumSet.noneOf(Family.class);
        for (Family family : Family.values()) {
            if (tables.hasTable(family)) {
                present.add(family);
            }
        }
        Set<Family> needed = families(networks);
        needed.addAll(present);
        forget();
        make(needed);
        Set<FilterElement> wanted = new LinkedHashSet<>();
        Set<FilterElement> kept = new HashSet<>();
        for (InstanceNetwork network : networks) {
            wanted.addAll(FilterElements.of(network));
            kept.addAll(FilterElements.frozen(network));
        }
        Set<FilterElement> found = new LinkedHashSet<>();
        for (Family family : needed) {
            for (FilterSet set : FilterSet.values()) {
                if (set.isOf(family)) {
                    found.addAll(tables.elements(family, set));
                }
            }
        }
        List<FilterElement> extra = new ArrayList<>(found);
        extra.removeIf(element -> wanted.contains(element) || kept.contains(element));
        List<FilterElement> missing = new ArrayList<>(wanted);
        missing.removeAll(found);
        if (!extra.isEmpty() || !missing.isEmpty()) {
            log.info(
                    "the filter of the network is mended: {} elements more, {} less",
                    missing.size(),
                    extra.size());
            tables.change(extra, missing);
        }
    }
}
