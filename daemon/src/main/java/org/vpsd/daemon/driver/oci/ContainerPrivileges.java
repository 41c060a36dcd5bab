package org.vpsd.daemon.driver.oci;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.vpsd.daemon.driver.Privileged;
import org.vpsd.daemon.model.Privilege;
import org.vpsd.daemon.model.PrivilegeChanges;
import org.vpsd.daemon.model.VpsSettings;

/** The privileges of a container that runs. Safe for use by several threads. */
final class ContainerPrivileges implements Privileged {

    private final VpsSettings settings;
    private final LaunchPlaces places;
    private final KeptChanges<PrivilegeChanges> kept;

    ContainerPrivileges(LaunchPlaces places, VpsSettings settings) {
        this.settings = settings;
        this.places = places;
        this.kept = KeptChanges.ofPrivileges(places.instance());
    }

    @Override
    public synchronized Sets privileges() throws IOException {
        PrivilegeChanges running =
                KeptChanges.ofPrivileges(places.bundle()).of(settings.privileges());
        PrivilegeChanges next = kept.of(settings.privileges());
        return new Sets(
                EffectivePrivileges.of(settings.userNamespace(), running).allowed(),
                List.copyOf(running.nosys()),
                !next.equals(running));
    }

    @Override
    public synchronized List<String> change(PrivilegeChanges.Kind kind, Set<Privilege> privileges)
            throws IOException {
        PrivilegeChanges next = kept.of(settings.privileges()).with(kind, privileges);
        kept.set(settings.privileges(), next);
        List<String> remarks =
                new ArrayList<>(
                        EffectivePrivileges.remarks(
                                settings.userNamespace(),
                                kind == PrivilegeChanges.Kind.ALLOW ? privileges : Set.of(),
                                kind == PrivilegeChanges.Kind.NOSYS ? privileges : Set.of()));
        if (privileges().pending()) {
            remarks.add("takes effect at its next start");
        }
        return remarks;
    }
}
