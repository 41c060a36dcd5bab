package org.vpsd.daemon.instance;

import java.nio.file.Path;
import org.vpsd.daemon.driver.Driver;
import org.vpsd.daemon.driver.RunPlace;
import org.vpsd.daemon.model.InstanceSpec;
import org.vpsd.daemon.model.State;

/**
 * What the driver of an instance has to do for its network and storage in some states, beside the
 * hooks of these. For the instance's own thread.
 *
 * @param life of the instance
 * @param daemon what is around it
 * @param runs by whose threads it is done
 * @param directory the instance's private directory
 */
record DriverWork(Life life, Surroundings daemon, Runs runs, Path directory) {

    /** Whether there is anything to be done in a state. */
    boolean isThere(State state) {
        return driver().hasWork(state, life.spec(), place());
    }

    /**
     * Does it, on another thread; if it fails the instance is told.
     *
     * @param done called when it is done
     */
    void perform(State state, Runnable done) {
        InstanceSpec spec = life.spec();
        Driver driver = driver();
        RunPlace place = place();
        switch (state) {
            case START_NETWORK -> perform("network", () -> driver.startNetwork(spec, place), done);
            case STOP_NETWORK -> perform("network", () -> driver.stopNetwork(spec, place), done);
            case STOP_STORAGE -> perform("storage", () -> driver.stopStorage(spec, place), done);
            default -> done.run();
        }
    }

    private void perform(String what, Runs.Work work, Runnable done) {
        runs.work(what, work, done, why -> life.workFailed(what, why));
    }

    private Driver driver() {
        return daemon.driver(life.spec().type());
    }

    private RunPlace place() {
        return new RunPlace(directory, daemon.logs().file(life.spec().name()));
    }
}
