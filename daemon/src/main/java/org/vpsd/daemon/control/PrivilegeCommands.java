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

/** {@code priv}: what the processes of instances may do. */
final class PrivilegeCommands {

    private static final Logger log = LoggerFactory.getLogger(PrivilegeCommands.class);

    private PrivilegeCommands() {}

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

    /** {@code priv}. */
    static ChangeCommand<Privileged> priv(Access access) {
        return new ChangeCommand<>(
                access,
                Privileged.class,
                "keeps its privileges",
                "is no container: it has the privileges of its user",
                "is not running; set priv_allow and priv_nosys in its configuration",
                PrivilegeCommands::change);
    }

    private static List<String> change(Privileged run, List<String> arguments)
            throws ChangeCommand.RefusedException, IOException {
        Optional<PrivilegeChanges.Kind> kind =
                Stream.of(PrivilegeChanges.Kind.values())
                        .filter(k -> !arguments.isEmpty())
                        .filter(k -> k.name().toLowerCase(Locale.ROOT).equals(arguments.getFirst()))
                        .findFirst();
        if (kind.isEmpty() || arguments.size() != 2) {
            throw new ChangeCommand.RefusedException(
                    "expected allow, deny or nosys, and privileges");
        }
        try {
            return run.change(kind.get(), Privileges.parse(arguments.getLast()));
        } catch (Privileges.UnknownException e) {
            throw new ChangeCommand.RefusedException(e.getMessage());
        }
    }
}
