package org.vpsd.daemon.control;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.vpsd.daemon.instance.Instance;
import org.vpsd.daemon.instance.InstanceView;
import org.vpsd.daemon.journal.InstanceLogs;
import org.vpsd.daemon.model.Signal;
import org.vpsd.jucl.UclObject;
import org.vpsd.protocol.DaemonInfo;
import org.vpsd.protocol.Reply;
import org.vpsd.protocol.Request;

/** {@code status}, {@code show} and {@code ping}. */
final class StatusCommands {

    private final Access access;
    private final InstantSource clock;
    private final InstanceLogs logs;
    private final String version;

    StatusCommands(Access access, InstantSource clock, InstanceLogs logs, String version) {
        this.access = access;
        this.clock = clock;
        this.logs = logs;
        this.version = version;
    }

    Tally ping(Request request, Client client) throws ClientGoneException {
        client.replies().item(request.id(), daemon(access.visible(client.caller()).size()));
        return Tally.NOTHING.plusOk();
    }

    Tally status(Request request, Client client) throws ClientGoneException {
        List<Instance> visible = access.visible(client.caller());
        client.replies().item(request.id(), daemon(visible.size()));
        return rows(request, client, visible, StatusCommands::row);
    }

    Tally show(Request request, Client client) throws ClientGoneException {
        return rows(request, client, access.visible(client.caller()), this::details);
    }

    /** Makes an item of an instance. */
    @FunctionalInterface
    private interface ItemMaker {
        UclObject make(InstanceView view, Instant now);
    }

    private Tally rows(Request request, Client client, List<Instance> visible, ItemMaker maker)
            throws ClientGoneException {
        Selection selection = Selection.of(request.id(), request.names(), visible);
        Tally tally = Tally.NOTHING;
        for (Reply failure : selection.failures()) {
            client.replies().send(failure);
            tally = tally.plusFailed();
        }
        for (Instance instance : selection.sorted()) {
            client.replies().item(request.id(), maker.make(instance.view(), clock.instant()));
            tally = tally.plusOk();
        }
        return tally;
    }

    private UclObject daemon(int instances) {
        return new DaemonInfo(ProcessHandle.current().pid(), version, instances).toJson();
    }

    private static UclObject row(InstanceView view, Instant now) {
        return StatusRow.of(view, now).toJson();
    }

    private UclObject details(InstanceView view, Instant now) {
        UclObject.Builder details = UclObject.builder();
        row(view, now).asMap().forEach(details::put);
        details.put("aim", view.aim().name().toLowerCase(Locale.ROOT))
                .put("activity", view.activity().word())
                .put("autostart", view.spec().autostart())
                .put("restart", view.spec().restart().policy().word())
                .put("maxrestart", view.spec().restart().max())
                .put("maxrestarttime", seconds(view.spec().restart().window()))
                .putIfPresent(
                        "stop_signal",
                        view.spec().stop().signal().map(Signal::toString).orElse(null))
                .put("stop_timeout", seconds(view.spec().stop().timeout()))
                .put("hook_timeout", seconds(view.spec().hooks().timeout()))
                .put("directory", view.spec().directory().toString())
                .put("hooks", view.spec().hooks().directory().toString())
                .put("config", view.spec().origin())
                .put("log", logs.file(view.spec().name()).toString());
        view.spec()
                .command()
                .ifPresent(command -> details.put("command", String.join(" ", command.argv())));
        return details.build();
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() % 1000 == 0
                ? duration.toSeconds() + " s"
                : duration.toMillis() + " ms";
    }
}
