package org.vpsd.daemon.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.vpsd.daemon.journal.Subscription.Delivery;
import org.vpsd.daemon.model.InstanceName;
import org.vpsd.daemon.model.State;

class EventStreamTest {

    private static final InstanceName WEB = new InstanceName("web");
    private static final InstanceName DB = new InstanceName("db");

    private final EventStream stream = new EventStream();

    private static StateChange change(InstanceName name, long number) {
        return new StateChange(
                Instant.ofEpochSecond(number),
                name,
                State.RUNNING,
                State.START_STORAGE,
                Optional.empty());
    }

    private static Optional<Delivery> delivery(StateChange change, long lost) {
        return Optional.of(new Delivery(change, lost));
    }

    @Test
    void everySubscriberHearsWhatItWants() throws InterruptedException {
        try (Subscription all = stream.subscribe(name -> true);
                Subscription web = stream.subscribe(WEB::equals)) {
            stream.publish(change(DB, 1));
            stream.publish(change(WEB, 2));

            assertThat(all.take()).isEqualTo(delivery(change(DB, 1), 0));
            assertThat(all.take()).isEqualTo(delivery(change(WEB, 2), 0));
            assertThat(web.take()).isEqualTo(delivery(change(WEB, 2), 0));
            assertThat(web.poll(Duration.ZERO)).isEmpty();
        }
    }

    @Test
    void hearsNothingOfBefore() throws InterruptedException {
        stream.publish(change(WEB, 1));
        try (Subscription subscription = stream.subscribe(name -> true)) {
            assertThat(subscription.poll(Duration.ofMillis(1))).isEmpty();
        }
    }

    @Test
    void aSlowReaderLosesTheOldestAndIsToldHowMany() throws InterruptedException {
        try (Subscription slow = stream.subscribe(name -> true)) {
            for (int i = 0; i < EventStream.CAPACITY + 7; i++) {
                stream.publish(change(WEB, i));
            }

            assertThat(slow.take()).isEqualTo(delivery(change(WEB, 7), 7));
            assertThat(slow.take()).isEqualTo(delivery(change(WEB, 8), 0));
        }
    }

    @Test
    void whatIsReadAndWhatIsLostAddUp() throws InterruptedException {
        Random random = new Random(25);
        try (Subscription subscription = new Subscription(name -> true, 5, s -> {})) {
            long published = 0;
            long accounted = 0;
            for (int round = 0; round < 1000; round++) {
                for (int i = random.nextInt(9); i > 0; i--) {
                    subscription.offer(change(WEB, published++));
                }
                for (int i = random.nextInt(9); i > 0; i--) {
                    Optional<Delivery> next = subscription.poll(Duration.ZERO);
                    if (next.isPresent()) {
                        accounted += next.get().lost();
                        assertThat(next.get().change().time().getEpochSecond())
                                .isEqualTo(accounted++);
                    }
                }
            }
        }
    }

    @Test
    void aReaderThatWaitsGoesOnWhenSomethingHappens() throws Exception {
        try (Subscription subscription = stream.subscribe(name -> true)) {
            CompletableFuture<Optional<Delivery>> taken = take(subscription);

            stream.publish(change(WEB, 1));

            await().untilAsserted(
                            () ->
                                    assertThat(taken)
                                            .isCompletedWithValue(delivery(change(WEB, 1), 0)));
        }
    }

    @Test
    void aReaderThatWaitsGoesOnWhenTheSubscriptionIsClosed() {
        Subscription subscription = stream.subscribe(name -> true);
        CompletableFuture<Optional<Delivery>> taken = take(subscription);

        subscription.close();
        stream.publish(change(WEB, 1));

        await().untilAsserted(() -> assertThat(taken).isCompletedWithValue(Optional.empty()));
    }

    private static CompletableFuture<Optional<Delivery>> take(Subscription subscription) {
        CompletableFuture<Optional<Delivery>> taken = new CompletableFuture<>();
        Thread.startVirtualThread(
                () -> {
                    try {
                        taken.complete(subscription.take());
                    } catch (InterruptedException e) {
                        taken.completeExceptionally(e);
                    }
                });
        return taken;
    }
}
