package org.vpsd.daemon.main;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.vpsd.daemon.config.ConfigReport;
import org.vpsd.daemon.config.Configuration;
import org.vpsd.daemon.store.StateStore;
import org.vpsd.daemon.sys.FaultPoints;
import org.vpsd.daemon.sys.HostBoot;
import org.vpsd.daemon.sys.IoErrors;
import org.vpsd.daemon.sys.OwnAccount;

/** The program vpsd. */
public final class Vpsd {

    /** Tells where the scripts of the image are; the launcher sets it. */
    private static final String LIBEXEC = "vpsd.libexec";

    /** What the launcher waits for on standard output before it goes. */
    private static final String READY = "vpsd: ready";

    /** How the launcher learns the exit status of a daemon that did not come up. */
    private static final String EXIT = "vpsd: exit ";

    private Vpsd() {}

    /** Runs the program; the exit status is one of sysexits(3). */
    public static void main(String[] args) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        ExitCode code;
        try {
            code = run(args, out);
        } catch (StartException e) {
            System.err.println("vpsd: " + e.getMessage());
            if (e.exitCode() == ExitCode.USAGE) {
                System.err.println("vpsd: see 'vpsd -h'");
            }
            code = e.exitCode();
        } catch (InterruptedException e) {
            code = ExitCode.SOFTWARE;
        }
        if (code != ExitCode.OK && isReadByLauncher()) {
            out.println(EXIT + code.number());
        }
        System.err.flush();
        Runtime.getRuntime().halt(code.number());
    }

    /**
     * In the background the launcher reads standard output; it is gone once the daemon is ready.
     */
    private static boolean isReadByLauncher() {
        return Boolean.getBoolean("vpsd.background");
    }

    private static ExitCode run(String[] args, PrintWriter out)
            throws StartException, InterruptedException {
        Places defaults =
                Places.defaults(
                        System.getenv(),
                        OwnAccount.isRoot(),
                        Path.of(System.getProperty("user.home", "/")),
                        System.getProperty("os.name", "").equals("FreeBSD"));
        Options options = Options.parse(args, defaults);
        return switch (options.mode()) {
            case HELP -> {
                Options.printUsage(out, defaults);
                yield ExitCode.OK;
            }
            case VERSION -> {
                out.println("vpsd " + Version.TEXT);
                yield ExitCode.OK;
            }
            case CHECK -> check(options.places(), out);
            case RUN -> serve(options, out);
        };
    }

    private static ExitCode check(Places places, PrintWriter out) throws StartException {
        requireConfig(places.config());
        Configuration configuration = new ConfigSource(places.config()).read();
        out.print(ConfigReport.render(configuration));
        out.flush();
        return configuration.errors() == 0 ? ExitCode.OK : ExitCode.CONFIG;
    }

    private static ExitCode serve(Options options, PrintWriter out)
            throws StartException, InterruptedException {
        Places places = options.places();
        requireConfig(places.config());
        FaultPoints faultPoints = faultPoints();
        try (StateStore store = openStore(places, faultPoints)) {
            startLog(options);
            try (Daemon daemon = new Daemon(places, libexec(), store, faultPoints)) {
                if (isReadByLauncher()) {
                    out.println(READY);
                }
                daemon.run();
            }
            return ExitCode.OK;
        } catch (IOException e) {
            throw new StartException(ExitCode.CANNOT_CREATE, IoErrors.describe(e));
        }
    }

    private static void requireConfig(Path directory) throws StartException {
        if (!Files.isDirectory(directory) || !Files.isReadable(directory)) {
            throw new StartException(
                    ExitCode.NO_INPUT,
                    "the configuration directory "
                            + directory
                            + " cannot be read; make it, or name another with -c");
        }
    }

    private static StateStore openStore(Places places, FaultPoints faultPoints)
            throws StartException {
        try {
            Optional<StateStore> store =
                    StateStore.open(places.state(), HostBoot.id(), faultPoints);
            return store.orElseThrow(
                    () ->
                            new StartException(
                                    ExitCode.ALREADY_RUNNING,
                                    "another vpsd runs on the state directory "
                                            + places.state()
                                            + "; name another one with -d to run a second"));
        } catch (IOException e) {
            throw new StartException(
                    ExitCode.CANNOT_CREATE,
                    "the state directory cannot be used: " + IoErrors.describe(e));
        }
    }

    private static void startLog(Options options) throws StartException {
        Path directory = options.places().logs();
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new StartException(
                    ExitCode.CANNOT_CREATE,
                    "cannot make the log directory: " + IoErrors.describe(e));
        }
        Logging.start(directory.resolve("vpsd.log"), options.foreground(), options.verbose());
    }

    private static Path libexec() throws StartException {
        String path = System.getProperty(LIBEXEC);
        if (path == null || !Files.isReadable(Path.of(path, "keeper"))) {
            throw new StartException(
                    ExitCode.SOFTWARE,
                    "the scripts of its image are missing; start vpsd with bin/vpsd of its image");
        }
        return Path.of(path);
    }

    /** For the test that kills the daemon everywhere: {@code -Dvpsd.fault.step=N}. */
    private static FaultPoints faultPoints() {
        Integer step = Integer.getInteger("vpsd.fault.step");
        return step == null ? FaultPoints.NONE : new FatalStep(step);
    }
}
