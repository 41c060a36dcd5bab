package org.vpsd.daemon.network.linux;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.vpsd.daemon.model.IpNetwork;
import org.vpsd.daemon.model.NetworkInterface;
import org.vpsd.daemon.network.InstanceNetwork;
import org.vpsd.daemon.network.Port;

/** What stands in our sets for an instance. A pure function. */
final class FilterElements {

    private final InstanceNetwork network;
    private final Set<FilterElement> elements = new LinkedHashSet<>();

    private FilterElements(InstanceNetwork network) {
        this.network = network;
    }

    /** All but what stands there while it is suspended. */
    static Set<FilterElement> of(InstanceNetwork network) {
        FilterElements all = new FilterElements(network);
        network.ports().forEach(all::add);
        return all.elements;
    }

    /** What stands there while it is suspended. */
    static Set<FilterElement> frozen(InstanceNetwork network) {
        Set<FilterElement> frozen = new LinkedHashSet<>();
        for (Port port : network.ports()) {
            frozen.add(new FilterElement(family(port), FilterSet.FROZEN, port.host()));
        }
        return frozen;
    }

    /** What counts the packets of a port that were stopped. */
    static FilterElement spoofed(Port port) {
        return new FilterElement(family(port), FilterSet.SPOOFED, port.host());
    }

    /** The family whose table the packets of a port go through. */
    static Family family(Port port) {
        return port instanceof Port.Bridged ? Family.BRIDGE : Family.INET;
    }

    private void add(Port port) {
        switch (port) {
            case Port.Routed routed -> {
                addSources(Family.INET, port.host());
                addRate(Family.INET, port.host(), routed.settings());
            }
            case Port.Pair _ -> {
                addSources(Family.INET, port.host());
                addSources(Family.ARP, port.host());
                elements.add(new FilterElement(Family.INET, FilterSet.PAIRS, port.host()));
            }
            case Port.Bridged bridged -> {
                if (bridged.isFiltered()) {
                    addSources(Family.BRIDGE, port.host());
                    String mac = bridged.mac();
                    elements.add(new FilterElement(Family.BRIDGE, FilterSet.MAC, port.host(), mac));
                }
                addRate(Family.BRIDGE, port.host(), bridged.settings());
            }
        }
    }

    private void addRate(Family family, String port, NetworkInterface settings) {
        OptionalLong rate = settings.rate();
        if (rate.isPresent()) {
            String value = Long.toString(rate.getAsLong());
            elements.add(new FilterElement(family, FilterSet.RATES, port, value));
        }
    }

    private void addSources(Family family, String port) {
        elements.add(new FilterElement(family, FilterSet.SPOOFED, port));
        for (IpNetwork each : outermost(network.allowed().all())) {
            for (FilterSet set : sets(each)) {
                if (set.isOf(family)) {
                    elements.add(new FilterElement(family, set, port, each.toString()));
                }
            }
        }
    }

    private static List<FilterSet> sets(IpNetwork network) {
        if (network.isSingle()) {
            return network.isVersion4()
                    ? List.of(FilterSet.ADDR4)
                    : List.of(FilterSet.ADDR6, FilterSet.ND6);
        }
        return network.isVersion4()
                ? List.of(FilterSet.NET4)
                : List.of(FilterSet.NET6, FilterSet.NDNET6);
    }

    /** Without those that are within others: intervals of a set must not overlap. */
    private static List<IpNetwork> outermost(List<IpNetwork> networks) {
        List<IpNetwork> outermost = new ArrayList<>();
        for (IpNetwork each : networks) {
            boolean isWithin =
                    networks.stream()
                            .anyMatch(
                                    other ->
                                            !other.equals(each)
                                                    && other.prefix() <= each.prefix()
                                                    && other.contains(each.first()));
            if (!isWithin) {
                outermost.add(each);
            }
        }
        return outermost;
    }
}
