package org.vpsd.daemon.lifecycle;

import java.time.Instant;
import java.util.Optional;
import org.vpsd.daemon.model.ExitStatus;
import org.vpsd.daemon.model.RestartSettings;

/**
 * What follows from a run that ended by itself.
 *
 * @param event one of EXIT_AGAIN, EXIT_DONE and EXIT_FAILED
 * @param window the restarts attempted, this one included if there is one
 * @param reason why it is restarted or failed, as a phrase about the instance; empty when it is
 *     done
 */
public record RestartDecision(Event event, RestartWindow window, Optional<String> reason) {

    /**
     * Decides by what was wanted inside, else by the policy; and by the limit.
     *
     * @param settings of the instance
     * @param window restarts attempted before
     * @param exit how the run ended
     * @param now the time of the attempt
     */
    public static RestartDecision after(
            RestartSettings settings, RestartWindow window, ExitStatus exit, Instant now) {
        if (exit instanceof ExitStatus.Rebooted) {
            return again(settings, window, exit.describe(), now);
        }
        if (exit instanceof ExitStatus.PoweredOff) {
            return new RestartDecision(Event.EXIT_DONE, window, Optional.empty());
        }
        if (!settings.policy().wantsRestartAfter(exit)) {
            return exit.isSuccess()
                    ? new RestartDecision(Event.EXIT_DONE, window, Optional.empty())
                    : new RestartDecision(
                            Event.EXIT_FAILED,
                            window,
                            Optional.of(exit.describe() + ", and its restart policy is 'never'"));
        }
        return again(settings, window, exit.describe(), now);
    }

    /**
     * Decides on another attempt by the limit alone.
     *
     * @param cause why one is wanted, as a phrase about the instance
     */
    public static RestartDecision again(
            RestartSettings settings, RestartWindow window, String cause, Instant now) {
        if (window.permits(now, settings.max(), settings.window())) {
            return new RestartDecision(
                    Event.EXIT_AGAIN, window.plus(now, settings.window()), Optional.of(cause));
        }
        return new RestartDecision(
                Event.EXIT_FAILED,
                window,
                Optional.of(
                        cause
                                + " after "
                                + settings.max()
                                + " restarts within "
                                + settings.window().toSeconds()
                                + " s (maxrestart, maxrestarttime)"));
    }
}
