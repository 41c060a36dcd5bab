package org.vpsd.daemon.sys;

/** The account that this daemon runs as. */
public final class OwnAccount {

    private OwnAccount() {}

    /** Whether it is the superuser. */
    public static boolean isRoot() {
        return LibC.geteuid() == 0;
    }

    /** Its name, or its number where it has none. */
    public static String user() {
        String name = System.getProperty("user.name", "?");
        return name.equals("?") ? Integer.toString(LibC.geteuid()) : name;
    }
}
