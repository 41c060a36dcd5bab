package org.vpsd.daemon.config;

import org.vpsd.jucl.UclObject;

/** Reads the settings of the daemon itself from the top of {@code vpsd.conf}. */
final class DaemonReader {

    private DaemonReader() {}

    /** The settings; for each that is wrong, a problem is noted and its default taken. */
    static DaemonSettings read(UclObject file, Problems problems) {
        DaemonSettings defaults = DaemonSettings.DEFAULT;
        Settings settings = new Settings(file, problems);
        DaemonSettings read =
                new DaemonSettings(
                        settings.choice(
                                        "on_exit",
                                        DaemonSettings.OnExit.values(),
                                        DaemonSettings.OnExit::word)
                                .orElse(defaults.onExit()),
                        settings.count(
                                "autostart_parallel",
                                defaults.autostartParallel(),
                                1,
                                DaemonSettings.MAX_AUTOSTART_PARALLEL,
                                ""),
                        settings.text("runtime").orElse(defaults.runtime()));
        settings.reportUnknown();
        return read;
    }
}
