package org.vpsd.daemon.driver;

import java.util.List;

/** A run whose inside can be looked at. */
public interface Inspectable {

    /**
     * What is inside now.
     *
     * @param processes how many processes
     * @param sockets how many sockets, of the families that programs talk over
     * @param interfaces the names of its network interfaces
     */
    record Inside(long processes, long sockets, List<String> interfaces) {

        /** Copies the list. */
        public Inside {
            interfaces = List.copyOf(interfaces);
        }
    }

    /** Looks. */
    Inside inspect();
}
