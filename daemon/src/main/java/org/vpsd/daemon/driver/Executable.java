package org.vpsd.daemon.driver;

/** A run inside which other programs can be run. */
public interface Executable {

    /**
     * Runs a program and connects to it.
     *
     * @throws LaunchException if it cannot be run; nothing of it is left
     */
    Session execute(Execution execution) throws LaunchException;

    /**
     * Runs a program without terminal and input, its output going to the instance's log.
     *
     * @throws LaunchException if it cannot be run; nothing of it is left
     */
    void executeDetached(Execution execution) throws LaunchException;

    /** Whether there is a file of that name inside; not whether it can be executed. */
    boolean has(String program);
}
