package org.vpsd.daemon.driver;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.vpsd.daemon.model.Privilege;
import org.vpsd.daemon.model.PrivilegeChanges;

/** A run whose processes have some privileges and not others. */
public interface Privileged {

    /**
     * The privileges of its processes.
     *
     * @param allowed what they have
     * @param nosys what is absent for them: ENOSYS, not EPERM
     * @param pending whether the next run will have others
     */
    record Sets(List<Privilege> allowed, List<Privilege> nosys, boolean pending) {}

    /** What its processes have. */
    Sets privileges() throws IOException;

    /**
     * Changes privileges, for the runs that follow: what a process has been given cannot be changed
     * from outside.
     *
     * @return what of it does not come to what one might think, for people
     */
    List<String> change(PrivilegeChanges.Kind kind, Set<Privilege> privileges) throws IOException;
}
