package org.vpsd.daemon.main;

/** The version of the program. */
final class Version {

    /** For people. */
    static final String TEXT =
            Version.class.getPackage().getImplementationVersion() == null
                    ? "(not packaged)"
                    : Version.class.getPackage().getImplementationVersion();

    private Version() {}
}
