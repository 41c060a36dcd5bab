package org.vpsd.daemon.control;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.vpsd.daemon.driver.Inspectable;
import org.vpsd.daemon.instance.Instance;
import org.vpsd.daemon.instance.InstanceView;
import org.vpsd.daemon.journal.InstanceLogs;
import org.vpsd.daemon.model.Signal;
import org.vpsd.daemon.model.VpsSettings;
import org.vpsd.daemon.storage.SpaceUse;
import org.vpsd.daemon.sys.IoErrors;
import org.vpsd.jucl.UclObject;
import org.vpsd.protocol.DaemonInfo;
import org.vpsd.protocol.ErrorCode;
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
        return EachInstance.items(request, client, visible, i -> row(i.view()));
    }

    Tally show(Request request, Client client) throws ClientGoneException {
        return EachInstance.items(request, client, access.visible(client.caller()), this::details);
    }

    private UclObject daemon(int instances) {
        return new DaemonInfo(ProcessHandle.current().pid(), version, instances).toJson();
    }

    private UclObject row(InstanceView view) {
        return StatusRow.of(view, clock.instant()).toJson();
    }

    private UclObject details(Instance instance) {
        InstanceView view = instance.view();
        UclObject.Builder details = UclObject.builder();
        row(view).asMap().forEach(details::put);
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
        view.spec().vps().ifPresent(vps -> addInside(details, instance, vps));
        return details.build();
    }

    /** What vpsctl(8) shows of a container. */
    private static void addInside(
            UclObject.Builder details, Instance instance, VpsSettings settings) {
        details.put("init", String.join(" ", settings.init()))
                .put("hostname", settings.hostname())
                .put("vfs_root", settings.root().toString())
                .put("restore_count", 0);
        instance.run()
                .filter(Inspectable.class::isInstance)
                .map(run -> ((Inspectable) run).inspect())
                .ifPresent(
                        inside ->
                                details.put("processes", inside.processes())
                                        .put("sockets", inside.sockets())
                                        .put("interfaces", String.join(" ", inside.interfaces())));
        NetworkCommands.addTraffic(details, instance);
        addSpace(details, instance, settings);
    }

    /** Of a root with a disk of its own; others are counted by quotarecalc. */
    private static void addSpace(
            UclObject.Builder details, Instance instance, VpsSettings settings) {
        if (settings.storage().disk().isEmpty() || instance.run().isEmpty()) {
            return;
        }
        try {
            FileStore store = Files.getFileStore(settings.root());
            details.put("disk_size", store.getTotalSpace())
                    .put("disk_used", store.getTotalSpace() - store.getUnallocatedSpace());
        } catch (IOException e) {
            details.put("disk_used", IoErrors.describe(e));
        }
    }

    /** Counts the files of containers. */
    Tally quotarecalc(Request request, Client client) throws ClientGoneException {
        return EachInstance.replies(
                request,
                client,
                access.visible(client.caller()),
                instance -> spaceUse(request.id(), instance));
    }

    private static Reply spaceUse(long id, Instance instance) {
        String name = instance.name().value();
        Optional<VpsSettings> settings = instance.view().spec().vps();
        if (settings.isEmpty()) {
            return new Reply.Failure(id, ErrorCode.REFUSED, name, "is no container");
        }
        try {
            SpaceUse use = SpaceUse.of(settings.get().root());
            return new Reply.Item(
                    id,
                    UclObject.builder()
                            .put("name", name)
                            .put("bytes", use.bytes())
                            .put("files", use.files())
                            .build());
        } catch (IOException e) {
            return new Reply.Failure(id, ErrorCode.FAILED, name, IoErrors.describe(e));
        }
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() % 1000 == 0
                ? duration.toSeconds() + " s"
                : duration.toMillis() + " ms";
    }
}
