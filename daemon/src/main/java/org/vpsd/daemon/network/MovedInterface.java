package org.vpsd.daemon.network;

/**
 * An interface of the host that was moved into an instance ({@code ifmove}).
 *
 * @param host its name on the host, which it gets again
 * @param inside its name inside, until somebody there changes it
 * @param index its interface index inside, which nobody can change; 0 if that is not known
 */
public record MovedInterface(String host, String inside, int index) {

    /** The same with its index known. */
    public MovedInterface withIndex(int known) {
        return new MovedInterface(host, inside, known);
    }
}
