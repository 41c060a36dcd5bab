package org.vpsd.daemon.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vpsd.daemon.model.InstanceName;

class InOrderTest {

    private final Map<InstanceName, CompletableFuture<String>> underWay = new LinkedHashMap<>();
    private final Set<InstanceName> begun = new HashSet<>();
    private final Set<InstanceName> ended = new HashSet<>();

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    /** Random waits that only go back, and ends in random order. */
    @ParameterizedTest
    @MethodSource("seeds")
    void beginsEachOnceWhatItWaitsForHasEndedAndNotLater(int seed) {
        Random random = new Random(seed);
        Map<InstanceName, Set<InstanceName>> waitsFor = waits(random, 1 + random.nextInt(12));
        CompletableFuture<Void> done = InOrder.run(waitsFor, this::begin);
        while (!underWay.isEmpty()) {
            waitsFor.forEach(
                    (name, others) ->
                            assertThat(begun.contains(name))
                                    .as("%s after %s, ended %s", name, others, ended)
                                    .isEqualTo(ended.containsAll(others)));
            assertThat(done).isNotDone();
            endOne(random);
        }
        assertThat(done).isCompleted();
        assertThat(ended).isEqualTo(waitsFor.keySet());
    }

    private static Map<InstanceName, Set<InstanceName>> waits(Random random, int count) {
        Map<InstanceName, Set<InstanceName>> waitsFor = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            Set<InstanceName> others = new HashSet<>();
            for (int j = 0; j < i; j++) {
                if (random.nextInt(3) == 0) {
                    others.add(name(j));
                }
            }
            waitsFor.put(name(i), others);
        }
        return waitsFor;
    }

    @Test
    void doesNotWaitForWhatIsNotThereOrForItself() {
        CompletableFuture<Void> done =
                InOrder.run(Map.of(name(1), Set.of(name(1), name(7))), this::begin);
        endOne(new Random(1));
        assertThat(done).isCompleted();
    }

    @Test
    void givesUpWaitsThatGoRoundInACircle() {
        Map<InstanceName, Set<InstanceName>> circle =
                Map.of(name(1), Set.of(name(2)), name(2), Set.of(name(1)), name(3), Set.of());
        CompletableFuture<Void> done = InOrder.run(circle, this::begin);
        assertThat(begun).containsExactly(name(3));
        endOne(new Random(1));
        assertThat(begun).contains(name(1), name(2));
        endOne(new Random(1));
        endOne(new Random(1));
        assertThat(done).isCompleted();
    }

    @Test
    void goesOnAfterAFailure() {
        CompletableFuture<Void> done =
                InOrder.run(
                        Map.of(name(1), Set.of(), name(2), Set.of(name(1))),
                        n -> {
                            begun.add(n);
                            return CompletableFuture.failedFuture(new IllegalStateException("no"));
                        });
        assertThat(begun).contains(name(1), name(2));
        assertThat(done).isCompleted();
    }

    @Test
    void isDoneAtOnceWithNothingToDo() {
        assertThat(InOrder.run(Map.of(), this::begin)).isCompleted();
    }

    private CompletableFuture<String> begin(InstanceName name) {
        assertThat(begun.add(name)).as("%s is begun once", name).isTrue();
        CompletableFuture<String> end = new CompletableFuture<>();
        underWay.put(name, end);
        return end;
    }

    private void endOne(Random random) {
        List<InstanceName> names = new ArrayList<>(underWay.keySet());
        InstanceName name = names.get(random.nextInt(names.size()));
        CompletableFuture<String> end = underWay.remove(name);
        ended.add(name);
        if (end != null) {
            end.complete("ended");
        }
    }

    private static InstanceName name(int i) {
        return new InstanceName("i" + i);
    }
}
