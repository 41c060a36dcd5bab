package org.vpsd.daemon.driver.oci;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.vpsd.daemon.driver.Launch;
import org.vpsd.daemon.driver.LaunchException;
import org.vpsd.daemon.driver.Run;
import org.vpsd.daemon.model.ProcessIdentity;
import org.vpsd.daemon.sys.IoErrors;

/** A launch of a container: all of it happens while it is awaited. */
final class OciLaunch implements Launch {

    /** What conmon and the runtime get: nothing of the daemon's. */
    static final Map<String, String> ENVIRONMENT =
            Map.of("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");

    private final Containers containers;
    private final ContainerSetup setup;

    OciLaunch(Containers containers, ContainerSetup setup) {
        this.containers = containers;
        this.setup = setup;
    }

    @Override
    public void commit() {
        // Nobody else begins it: a daemon that finds no launch file knows that it never happened.
    }

    @Override
    public Run await() throws LaunchException {
        Container container = setup.container();
        LaunchPlaces places = container.places();
        try {
            Bundle.removeOthers(places);
            setup.prepare();
            containers.reached(places, "prepared");
            ProcessIdentity conmon =
                    containers
                            .processes()
                            .spawn(containers.command().launching(container), ENVIRONMENT);
            containers.reached(places, "spawned");
            Optional<Run> run = containers.begun(container, conmon);
            containers.reached(places, "begun");
            if (run.isPresent()) {
                setup.freeConsole(containers.processes(), conmon);
                return run.get();
            }
            String why = containers.failure(places);
            containers.dispose(places);
            throw new LaunchException(why);
        } catch (IOException e) {
            containers.dispose(places);
            throw new LaunchException(IoErrors.describe(e), e);
        }
    }

    @Override
    public void abandon() {
        // Nothing was begun.
    }
}
