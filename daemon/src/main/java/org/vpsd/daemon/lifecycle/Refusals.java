package org.vpsd.daemon.lifecycle;

import org.vpsd.daemon.model.Aim;
import org.vpsd.daemon.model.State;

/** Why a request cannot be met, worded by request and state. */
final class Refusals {

    private Refusals() {}

    /** A phrase that follows the instance's name, with a way out where there is one. */
    static String message(Situation situation, Event request) {
        return switch (request) {
            case START -> start(situation);
            case STOP, STOP_NOW -> stop(situation.state());
            case RESTART -> restart(situation);
            case SUSPEND -> suspend(situation);
            case RESUME -> "is not suspended: it is " + situation.state().word();
            case FAILRESET -> "has not failed: it is " + situation.state().word();
            default -> throw new IllegalArgumentException(request + " is not a request");
        };
    }

    private static String start(Situation situation) {
        if (situation.aim() == Aim.AGAIN) {
            return "is already to be started again, once it has stopped";
        }
        return switch (situation.state()) {
            case START_NETWORK, START_STORAGE -> "is already starting";
            case RUNNING -> "is already running";
            case SUSPENDED -> "is suspended; use 'vpsctl resume'";
            case RESTARTING, RESTARTED -> "is already restarting";
            case FAILED ->
                    "has failed and is not started until its failure is reset: see 'vpsctl logs',"
                            + " then use 'vpsctl failreset'";
            default ->
                    "is being cleaned up after a failure; wait until it is failed, then reset it";
        };
    }

    private static String stop(State state) {
        return state == State.FAILED
                ? "is not running: it has failed"
                : "is not running: it is " + state.word();
    }

    private static String suspend(Situation situation) {
        return situation.state() == State.SUSPENDED && situation.aim() == Aim.UP
                ? "is already suspended"
                : "is not running: it is " + situation.state().word();
    }

    private static String restart(Situation situation) {
        if (situation.state().isDown()) {
            return "is not running: it is " + situation.state().word() + "; use 'vpsctl start'";
        }
        if (situation.aim() != Aim.UP) {
            return "is being stopped: it is " + situation.state().word();
        }
        return switch (situation.state()) {
            case RESTARTING, RESTARTED -> "is already restarting";
            case SUSPENDED -> "is suspended; use 'vpsctl resume' first";
            default -> "is still starting: it is " + situation.state().word();
        };
    }
}
