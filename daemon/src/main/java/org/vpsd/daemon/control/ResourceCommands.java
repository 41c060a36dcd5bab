package org.vpsd.daemon.control;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.vpsd.daemon.driver.Limitable;
import org.vpsd.daemon.instance.Instance;
import org.vpsd.daemon.instance.InstanceView;
import org.vpsd.daemon.model.Limits;
import org.vpsd.daemon.model.Resource;
import org.vpsd.daemon.model.VpsSettings;
import org.vpsd.jucl.UclArray;
import org.vpsd.jucl.UclInteger;
import org.vpsd.jucl.UclNull;
import org.vpsd.jucl.UclObject;
import org.vpsd.jucl.UclString;
import org.vpsd.jucl.UclValue;
import org.vpsd.protocol.Request;

/** {@code list}, {@code argshow} and {@code limit}: what instances use and may use. */
final class ResourceCommands {

    private final Access access;

    ResourceCommands(Access access) {
        this.access = access;
    }

    Tally list(Request request, Client client) throws ClientGoneException {
        return EachInstance.items(
                request, client, access.visible(client.caller()), ResourceCommands::row);
    }

    Tally argshow(Request request, Client client) throws ClientGoneException {
        return EachInstance.items(
                request, client, access.visible(client.caller()), ResourceCommands::arguments);
    }

    private static Optional<Limitable> limitable(Instance instance) {
        return instance.run().filter(Limitable.class::isInstance).map(Limitable.class::cast);
    }

    private static UclObject row(Instance instance) {
        InstanceView view = instance.view();
        UclObject.Builder row =
                UclObject.builder()
                        .put("name", instance.name().value())
                        .put("state", view.state().word())
                        .put("type", view.spec().type().word())
                        .put(
                                "root",
                                view.spec()
                                        .vps()
                                        .<UclValue>map(v -> new UclString(v.root().toString()))
                                        .orElseGet(UclNull::new));
        Optional<Limitable> run = limitable(instance);
        row.put(
                "percent_cpu",
                number(
                        run.map(r -> r.percentCpu())
                                .filter(p -> p.isPresent())
                                .map(p -> OptionalLong.of(Math.round(p.getAsDouble())))
                                .orElseGet(OptionalLong::empty)));
        row.put(
                "virtual_size",
                number(
                        run.flatMap(
                                        r ->
                                                r.use().stream()
                                                        .filter(u -> u.resource() == Resource.VIRT)
                                                        .findFirst())
                                .map(Limitable.Use::current)
                                .orElseGet(OptionalLong::empty)));
        return row.build();
    }

    private static UclValue number(OptionalLong number) {
        return number.isPresent() ? new UclInteger(number.getAsLong()) : new UclNull();
    }

    private static UclObject arguments(Instance instance) {
        List<UclObject> limits = new ArrayList<>();
        Optional<Limitable> run = limitable(instance);
        if (run.isPresent()) {
            run.get().use().forEach(use -> limits.add(limit(use)));
        } else {
            Limits configured =
                    instance.view().spec().vps().map(VpsSettings::limits).orElse(Limits.NONE);
            for (Resource resource : Resource.values()) {
                limits.add(
                        limit(
                                new Limitable.Use(
                                        resource,
                                        OptionalLong.empty(),
                                        configured.of(resource),
                                        OptionalLong.empty(),
                                        OptionalLong.empty())));
            }
        }
        UclObject.Builder item = UclObject.builder().put("name", instance.name().value());
        NetworkCommands.addAllowed(item, instance);
        PrivilegeCommands.addTo(item, instance);
        return item.put("limits", new UclArray(limits)).build();
    }

    private static UclObject limit(Limitable.Use use) {
        return UclObject.builder()
                .put("resource", use.resource().word())
                .put("state", mark(use))
                .put("current", number(use.current()))
                .put("soft", use.limit().soft())
                .put("hard", use.limit().hard())
                .put("soft_hits", number(use.softHits()))
                .put("hard_hits", number(use.hardHits()))
                .build();
    }

    /** As vpsctl(8) has it: {@code _} quiet, C over soft now, x soft was hit, X hard was hit. */
    private static String mark(Limitable.Use use) {
        if (use.limit().soft() > 0 && use.current().orElse(0) > use.limit().soft()) {
            return "C";
        }
        if (use.hardHits().orElse(0) > 0) {
            return "X";
        }
        return use.softHits().orElse(0) > 0 ? "x" : "_";
    }

    /** {@code limit}. */
    static ChangeCommand<Limitable> limit(Access access) {
        return new ChangeCommand<>(
                access,
                Limitable.class,
                "keeps its limits",
                "is no container: its use of resources is not limited",
                "is not running; set limits in its configuration",
                ResourceCommands::change);
    }

    private static List<String> change(Limitable run, List<String> arguments)
            throws ChangeCommand.RefusedException, IOException {
        try {
            Limits changes = Limits.parse(String.join(",", arguments));
            if (changes.byResource().isEmpty()) {
                throw new ChangeCommand.RefusedException(
                        "no limits are given: write resource:soft:hard");
            }
            return run.limit(changes);
        } catch (Limits.FormatException e) {
            throw new ChangeCommand.RefusedException(e.getMessage());
        }
    }
}
