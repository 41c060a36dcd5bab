package org.vpsd.daemon.control;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vpsd.daemon.driver.Privileged;
import org.vpsd.daemon.instance.Instance;
import org.vpsd.daemon.model.Privilege;
import org.vpsd.daemon.model.PrivilegeChanges;
import org.vpsd.daemon.model.Privileges;
import org.vpsd.daemon.sys.IoErrors;
import org.vpsd.jucl.UclArray;
import org.vpsd.jucl.UclObject;
import org.vpsd.jucl.UclString;
import org.vpsd.protocol.ErrorCode;
import org.vpsd.protocol.Reply;
import org.vpsd.protocol.Request;

/** {@code priv}: what the processes of instances may do. */
final class PrivilegeCommands {

    private static final Logger log = LoggerFactory.getLogger(PrivilegeCommands.class);

    private final Access access;

    PrivilegeCommands(Access access) {
        this.access = access;
    }

    private static Optional<Privileged> privileged(Instance instance) {
        return instance.run().filter(Privileged.class::isInstance).map(Privileged.class::cast);
    }

    /** Adds what is to be shown of an instance's privileges. */
    static void addTo(UclObject.Builder item, Instance instance) {
        Optional<Privileged> run = privileged(instance);
        if (run.isEmpty()) {
            return;
        }
        try {
            Privileged.Sets sets = run.get().privileges();
            item.put("priv_allow", names(sets.allowed()));
            item.put("priv_nosys", names(sets.nosys()));
            item.put("priv_pending", sets.pending());
        } catch (IOException e) {
            log.warn("{}: its privileges: {}", instance.name(), IoErrors.describe(e));
        }
    }

    private static UclArray names(Collection<Privilege> privileges) {
        return new UclArray(privileges.stream().map(p -> new UclString(p.name())).toList());
    }

    /** Only who manages the daemon gives a tenant more than tenants have. */
    Tally change(Request request, Client client) throws ClientGoneException {
        Selection selection =
                Selection.of(request.id(), request.names(), access.visible(client.caller()));
        Optional<Reply> failure =
                selection.all().size() == 1
                        ? change(request, client, selection.all().getFirst())
                        : Optional.of(
                                failure(request, ErrorCode.NO_SUCH_INSTANCE, "no such instance"));
        if (failure.isPresent()) {
            client.replies().send(failure.get());
            return Tally.NOTHING.plusFailed();
        }
        return Tally.NOTHING.plusOk();
    }

    private Optional<Reply> change(Request request, Client client, Instance instance)
            throws ClientGoneException {
        if (!access.mayManageDaemon(client.caller())) {
            return Optional.of(
                    failure(
                            request,
                            ErrorCode.DENIED,
                            "keeps its privileges: only root and the daemon's own user change"
                                    + " them"));
        }
        Optional<Privileged> run = privileged(instance);
        if (run.isEmpty()) {
            return refused(
                    request,
                    instance.run().isPresent()
                            ? "is no container: it has the privileges of its user"
                            : "is not running; set priv_allow and priv_nosys in its configuration");
        }
        List<String> arguments = request.options().arguments();
        Optional<PrivilegeChanges.Kind> kind =
                Stream.of(PrivilegeChanges.Kind.values())
                        .filter(k -> !arguments.isEmpty())
                        .filter(k -> k.name().toLowerCase(Locale.ROOT).equals(arguments.getFirst()))
                        .findFirst();
        if (kind.isEmpty() || arguments.size() != 2) {
            return refused(request, "expected allow, deny or nosys, and privileges");
        }
        try {
            for (String remark :
                    run.get().change(kind.get(), Privileges.parse(arguments.getLast()))) {
                client.replies()
                        .send(new Reply.Progress(request.id(), instance.name().value(), remark));
            }
            return Optional.empty();
        } catch (Privileges.UnknownException e) {
            return refused(request, e.getMessage());
        } catch (IOException e) {
            return refused(request, "keeps its privileges: " + IoErrors.describe(e));
        }
    }

    private static Optional<Reply> refused(Request request, String message) {
        return Optional.of(failure(request, ErrorCode.REFUSED, message));
    }

    private static Reply failure(Request request, ErrorCode code, String message) {
        return new Reply.Failure(request.id(), code, request.names().getFirst(), message);
    }
}
