package org.vpsd.daemon.config;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.vpsd.daemon.model.InstanceName;

/**
 * The order that {@code after} asks for, as a graph. A name that is not in the graph orders
 * nothing. What it answers depends on the graph alone: where nothing else decides, names do.
 */
public final class StartOrder {

    private final Map<InstanceName, Set<InstanceName>> after = new TreeMap<>();

    /**
     * The order of some instances.
     *
     * @param after each instance with those that start before it
     */
    public StartOrder(Map<InstanceName, ? extends Collection<InstanceName>> after) {
        after.forEach(
                (name, earlier) -> {
                    Set<InstanceName> present = new TreeSet<>(earlier);
                    present.retainAll(after.keySet());
                    this.after.put(name, present);
                });
    }

    /**
     * The instances in layers: each starts once those of all layers before are up, and the layers
     * {@linkplain List#reversed reversed} are the order to stop in. What an instance in a cycle
     * comes after does not count.
     */
    public List<List<InstanceName>> layers() {
        Map<InstanceName, Set<InstanceName>> waiting = copy();
        cycles().keySet().forEach(name -> waiting.put(name, new TreeSet<>()));
        return peel(waiting);
    }

    /**
     * Each instance that would have to start before itself, with a shortest way round: it begins
     * and ends with the instance, and each comes after the next.
     */
    public Map<InstanceName, List<InstanceName>> cycles() {
        Map<InstanceName, Set<InstanceName>> suspects = copy();
        peel(suspects);
        Map<InstanceName, List<InstanceName>> cycles = new TreeMap<>();
        for (InstanceName name : suspects.keySet()) {
            wayRound(name).ifPresent(cycle -> cycles.put(name, cycle));
        }
        return cycles;
    }

    /** A cycle for people: {@code a -> b -> a}. */
    static String describe(List<InstanceName> cycle) {
        return cycle.stream().map(InstanceName::value).collect(Collectors.joining(" -> "));
    }

    private Map<InstanceName, Set<InstanceName>> copy() {
        Map<InstanceName, Set<InstanceName>> copy = new TreeMap<>();
        after.forEach((name, earlier) -> copy.put(name, new TreeSet<>(earlier)));
        return copy;
    }

    /**
     * Takes off layer by layer what waits for nothing; what is left is in a cycle or behind one.
     */
    private static List<List<InstanceName>> peel(Map<InstanceName, Set<InstanceName>> waiting) {
        List<List<InstanceName>> layers = new ArrayList<>();
        List<InstanceName> layer = ready(waiting);
        while (!layer.isEmpty()) {
            layers.add(layer);
            waiting.keySet().removeAll(layer);
            for (Set<InstanceName> earlier : waiting.values()) {
                layer.forEach(earlier::remove);
            }
            layer = ready(waiting);
        }
        return layers;
    }

    private static List<InstanceName> ready(Map<InstanceName, Set<InstanceName>> waiting) {
        return waiting.entrySet().stream()
                .filter(entry -> entry.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Searches breadth first from an instance back to itself. */
    private Optional<List<InstanceName>> wayRound(InstanceName start) {
        Map<InstanceName, InstanceName> cameFrom = new HashMap<>();
        Deque<InstanceName> next = new ArrayDeque<>(List.of(start));
        while (!next.isEmpty() && !cameFrom.containsKey(start)) {
            InstanceName here = next.remove();
            for (InstanceName there : after.getOrDefault(here, new TreeSet<>())) {
                if (cameFrom.putIfAbsent(there, here) == null) {
                    next.add(there);
                }
            }
        }
        return cameFrom.containsKey(start) ? Optional.of(trace(start, cameFrom)) : Optional.empty();
    }

    private static List<InstanceName> trace(
            InstanceName start, Map<InstanceName, InstanceName> cameFrom) {
        List<InstanceName> way = new ArrayList<>(List.of(start));
        InstanceName here = cameFrom.get(start);
        while (here != null && !here.equals(start)) {
            way.addFirst(here);
            here = cameFrom.get(here);
        }
        way.addFirst(start);
        return way;
    }
}
