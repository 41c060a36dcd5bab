package org.vpsd.ctl;

import org.jspecify.annotations.Nullable;
import org.vpsd.protocol.Protocol;

/** Which vpsctl this is. */
final class Version {

    private Version() {}

    /** Prints the version of the program, from the manifest of its jar, and of the protocol. */
    static void print(Output out) {
        @Nullable String version = Version.class.getPackage().getImplementationVersion();
        out.line(
                "vpsctl "
                        + (version == null ? "(not installed)" : version)
                        + ", protocol "
                        + Protocol.VERSION);
    }
}
