package org.vpsd.daemon.instance;

import java.util.concurrent.CompletableFuture;

/**
 * A request on its way.
 *
 * @param accepted completes as soon as it is known whether the request is taken in
 * @param outcome completes with what became of it, which may take as long as the instance takes
 */
public record Requested(CompletableFuture<Answer> accepted, CompletableFuture<Answer> outcome) {

    static Requested create() {
        return new Requested(new CompletableFuture<>(), new CompletableFuture<>());
    }

    void refuse(String message) {
        Answer refused = new Answer.Refused(message);
        accepted.complete(refused);
        outcome.complete(refused);
    }

    void accept() {
        accepted.complete(new Answer.Done("is on its way"));
    }
}
