package org.vpsd.daemon.model;

import java.util.Locale;

/** What an instance is; each type has its driver. */
public enum InstanceType {
    /** A plain process, given by {@code command}. */
    PROCESS,
    /** An operating-system container, given by {@code fsroot}. */
    VPS,
    /** A virtual machine, given by {@code configfile}. */
    VM;

    /** The word of configurations and listings. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
