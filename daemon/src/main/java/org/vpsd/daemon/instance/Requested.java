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
        answer(new Answer.Refused(message));
    }

    /** Answers it before anything was done. */
    void answer(Answer refusal) {
        accepted.complete(refusal);
        outcome.complete(refusal);
    }

    void accept() {
        accepted.complete(new Answer.Done("is on its way"));
    }
}
