package org.vpsd.daemon.instance;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs what is posted to it, one after the other, on a virtual thread of its own. */
final class Mailbox {

    private static final Logger log = LoggerFactory.getLogger(Mailbox.class);

    private final String owner;
    private final BlockingQueue<Runnable> messages = new LinkedBlockingQueue<>();

    /**
     * An empty mailbox.
     *
     * @param owner whose it is, for messages
     */
    Mailbox(String owner) {
        this.owner = owner;
    }

    /**
     * Begins to run what is posted.
     *
     * @param afterEach is run after each message
     */
    void open(Runnable afterEach) {
        Thread.ofVirtual().name(owner).start(() -> run(afterEach));
    }

    /** Adds a message. */
    void post(Runnable message) {
        messages.add(message);
    }

    private void run(Runnable afterEach) {
        try {
            while (true) {
                runSafely(messages.take());
                runSafely(afterEach);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A mistake in the handling of one message must not end the instance's thread. */
    private void runSafely(Runnable message) {
        try {
            message.run();
        } catch (RuntimeException e) {
            log.error("{}: a mistake of vpsd, please report it", owner, e);
        }
    }
}
