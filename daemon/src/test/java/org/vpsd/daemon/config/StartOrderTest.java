package org.vpsd.daemon.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vpsd.daemon.model.InstanceName;

class StartOrderTest {

    /** A graph of lines such as {@code "a: b c"}: a comes after b and c. */
    private static StartOrder order(String... lines) {
        return new StartOrder(graph(lines));
    }

    private static Map<InstanceName, Collection<InstanceName>> graph(String... lines) {
        Map<InstanceName, Collection<InstanceName>> after = new LinkedHashMap<>();
        for (String line : lines) {
            String[] parts = line.split(":", 2);
            after.put(
                    new InstanceName(parts[0]),
                    Stream.of(parts[1].strip().split(" "))
                            .filter(name -> !name.isEmpty())
                            .map(InstanceName::new)
                            .toList());
        }
        return after;
    }

    private static String layers(StartOrder order) {
        return order.layers().stream()
                .map(layer -> layer.stream().map(Object::toString).collect(Collectors.joining(" ")))
                .collect(Collectors.joining(" | "));
    }

    private static List<String> cycles(StartOrder order) {
        return order.cycles().values().stream().map(StartOrder::describe).toList();
    }

    @Test
    void instancesComeInLayers() {
        StartOrder order = order("web: db cache", "db:", "cache: db", "mail: db", "alone:");
        assertThat(layers(order)).isEqualTo("alone db | cache mail | web");
        assertThat(order.cycles()).isEmpty();
    }

    @Test
    void nothingHasNoLayers() {
        assertThat(order().layers()).isEmpty();
    }

    @Test
    void aNameThatIsNotThereOrdersNothing() {
        assertThat(layers(order("a: gone", "b: a gone"))).isEqualTo("a | b");
    }

    @Test
    void aCycleIsFoundFromEachOfItsInstances() {
        StartOrder order = order("a: b", "b: c", "c: a", "behind: a", "free:");
        assertThat(cycles(order))
                .containsExactly("a -> b -> c -> a", "b -> c -> a -> b", "c -> a -> b -> c");
        assertThat(layers(order)).isEqualTo("a b c free | behind");
    }

    @Test
    void anInstanceMayNotComeAfterItself() {
        assertThat(cycles(order("a: a", "b:"))).containsExactly("a -> a");
    }

    @Test
    void theShortestWayRoundIsShown() {
        assertThat(cycles(order("a: b c", "b: c", "c: a")))
                .containsExactly("a -> c -> a", "b -> c -> a -> b", "c -> a -> c");
    }

    @Test
    void twoCyclesThatOneLeadsToTheOther() {
        StartOrder order = order("a: b", "b: a x", "x: y", "y: x", "z: b");
        assertThat(cycles(order))
                .containsExactly("a -> b -> a", "b -> a -> b", "x -> y -> x", "y -> x -> y");
        assertThat(layers(order)).isEqualTo("a b x y | z");
    }

    @Test
    void aLongChainIsNoTrouble() {
        Map<InstanceName, List<InstanceName>> after = new HashMap<>();
        for (int i = 0; i < 2000; i++) {
            after.put(name(i), i == 0 ? List.of() : List.of(name(i - 1)));
        }
        assertThat(new StartOrder(after).layers())
                .hasSize(2000)
                .first()
                .isEqualTo(List.of(name(0)));
    }

    private static InstanceName name(int number) {
        return new InstanceName("i" + number);
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    /** Some have cycles and some have none; names are put in without order. */
    private static Map<InstanceName, Set<InstanceName>> randomGraph(Random random) {
        int size = 1 + random.nextInt(12);
        Map<InstanceName, Set<InstanceName>> after = new HashMap<>();
        for (int i = 0; i < size; i++) {
            after.put(name(i), new HashSet<>());
        }
        boolean mayGoRound = random.nextBoolean();
        for (int edge = random.nextInt(2 * size + 1); edge > 0; edge--) {
            int from = random.nextInt(size + 1);
            int to = random.nextInt(size + 1);
            if (from < size && (mayGoRound || from > to)) {
                after.computeIfAbsent(name(from), _ -> new HashSet<>()).add(name(to));
            }
        }
        return after;
    }

    /** Every instance once; each behind what it comes after, unless it is in a cycle; no gaps. */
    @ParameterizedTest
    @MethodSource("seeds")
    void layersKeepTheOrder(long seed) {
        Map<InstanceName, Set<InstanceName>> after = randomGraph(new Random(seed));
        StartOrder order = new StartOrder(after);
        Map<InstanceName, Integer> layerOf = new TreeMap<>();
        List<List<InstanceName>> layers = order.layers();
        for (int i = 0; i < layers.size(); i++) {
            assertThat(layers.get(i)).isNotEmpty().isSorted();
            for (InstanceName name : layers.get(i)) {
                assertThat(layerOf.put(name, i)).isNull();
            }
        }
        assertThat(layerOf.keySet()).isEqualTo(after.keySet());
        after.forEach(
                (name, earlier) -> {
                    int highest =
                            order.cycles().containsKey(name)
                                    ? -1
                                    : earlier.stream()
                                            .filter(layerOf::containsKey)
                                            .mapToInt(layerOf::get)
                                            .max()
                                            .orElse(-1);
                    assertThat(layerOf.get(name)).isEqualTo(highest + 1);
                });
    }

    /** Against the transitive closure: who reaches itself is in a cycle, and the way is real. */
    @ParameterizedTest
    @MethodSource("seeds")
    void cyclesAreThoseOfTheClosure(long seed) {
        Map<InstanceName, Set<InstanceName>> after = randomGraph(new Random(seed));
        Map<InstanceName, List<InstanceName>> cycles = new StartOrder(after).cycles();
        assertThat(cycles.keySet()).isEqualTo(reachingThemselves(after));
        cycles.forEach(
                (name, way) -> {
                    assertThat(way).startsWith(name).endsWith(name).hasSizeGreaterThan(1);
                    assertThat(way.subList(1, way.size())).doesNotHaveDuplicates();
                    for (int i = 1; i < way.size(); i++) {
                        assertThat(after.get(way.get(i - 1))).contains(way.get(i));
                    }
                });
    }

    private static Set<InstanceName> reachingThemselves(
            Map<InstanceName, Set<InstanceName>> after) {
        Map<InstanceName, Set<InstanceName>> closure = new HashMap<>();
        after.forEach((name, earlier) -> closure.put(name, new HashSet<>(earlier)));
        for (InstanceName middle : after.keySet()) {
            for (Set<InstanceName> reached : closure.values()) {
                if (reached.contains(middle)) {
                    reached.addAll(closure.getOrDefault(middle, Set.of()));
                }
            }
        }
        return after.keySet().stream()
                .filter(name -> closure.getOrDefault(name, Set.of()).contains(name))
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theAnswerDependsOnTheGraphAlone(long seed) {
        Map<InstanceName, Set<InstanceName>> after = randomGraph(new Random(seed));
        List<InstanceName> names = new ArrayList<>(after.keySet());
        Collections.shuffle(names, new Random(seed));
        Map<InstanceName, List<InstanceName>> shuffled = new LinkedHashMap<>();
        names.forEach(name -> shuffled.put(name, new ArrayList<>(after.get(name))));
        assertThat(new StartOrder(shuffled).layers()).isEqualTo(new StartOrder(after).layers());
        assertThat(new StartOrder(shuffled).cycles()).isEqualTo(new StartOrder(after).cycles());
    }
}
