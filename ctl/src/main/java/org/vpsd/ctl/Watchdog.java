package org.vpsd.ctl;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Closes a connection that has been silent for too long, since reads of it know no timeout. */
final class Watchdog extends Thread {

    private final SocketChannel channel;
    private final Duration patience;
    private volatile long lastSign = System.nanoTime();
    private volatile boolean hasBitten;

    Watchdog(SocketChannel channel, Duration patience) {
        super("watchdog");
        this.channel = channel;
        this.patience = patience;
        setDaemon(true);
    }

    /** The longest silence that it bears. */
    Duration patience() {
        return patience;
    }

    /** Notes that the other side is alive. */
    void signOfLife() {
        lastSign = System.nanoTime();
    }

    /** Whether the connection was closed from here. */
    boolean hasBitten() {
        return hasBitten;
    }

    @Override
    public void run() {
        while (channel.isOpen()) {
            long left = patience.toNanos() - (System.nanoTime() - lastSign);
            if (left <= 0) {
                bite();
                return;
            }
            LockSupport.parkNanos(left);
        }
    }

    private void bite() {
        hasBitten = true;
        try {
            channel.close();
        } catch (IOException e) {
            // Who reads from it learns of it.
        }
    }
}
