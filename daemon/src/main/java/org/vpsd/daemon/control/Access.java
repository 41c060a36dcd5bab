package org.vpsd.daemon.control;

import java.util.List;
import java.util.Optional;
import org.vpsd.daemon.authz.Authorizer;
import org.vpsd.daemon.authz.Caller;
import org.vpsd.daemon.instance.Instance;
import org.vpsd.daemon.instance.Registry;
import org.vpsd.daemon.model.InstanceName;
import org.vpsd.daemon.model.InstanceSpec;
import org.vpsd.daemon.sys.Accounts;
import org.vpsd.daemon.sys.Peer;

/** What each caller may see and do: what is not theirs is not there for them. */
public final class Access {

    private final Registry registry;
    private final Authorizer authorizer;
    private final Accounts accounts;

    /** Access to a registry's instances. */
    public Access(Registry registry, Authorizer authorizer, Accounts accounts) {
        this.registry = registry;
        this.authorizer = authorizer;
        this.accounts = accounts;
    }

    /** Who is at the other end of a connection; the groups are looked up when they matter. */
    Caller caller(Peer peer) {
        return new Caller(peer.user(), peer.group(), () -> accounts.groupsOf(peer.user()));
    }

    /** The instances that a caller may see and manage, by name. */
    List<Instance> visible(Caller caller) {
        return registry.all().stream().filter(i -> mayManage(caller, i)).toList();
    }

    /** An instance, if a caller may see and manage it. */
    Optional<Instance> visible(Caller caller, InstanceName name) {
        return registry.find(name).filter(i -> mayManage(caller, i));
    }

    /** The newest settings decide: an owner who was taken out has no more say. */
    private boolean mayManage(Caller caller, Instance instance) {
        InstanceSpec spec = instance.configured().orElseGet(() -> instance.view().spec());
        return authorizer.mayManage(caller, spec.owner(), spec.group());
    }

    boolean mayManageDaemon(Caller caller) {
        return authorizer.isAdministrator(caller);
    }
}
