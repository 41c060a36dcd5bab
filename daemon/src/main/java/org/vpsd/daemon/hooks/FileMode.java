package org.vpsd.daemon.hooks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/**
 * Who owns a file and who may write to it.
 *
 * @param bits {@code st_mode} of stat(2)
 * @param uid its owner
 * @param gid its group
 * @param owner name of the owner, or its number
 * @param group name of the group, or its number
 */
record FileMode(int bits, int uid, int gid, String owner, String group) {

    private static final int STICKY = 01000;
    private static final int GROUP_WRITE = 0020;
    private static final int OTHERS_WRITE = 0002;

    /** The mode of a file; of a symbolic link, its own. */
    static FileMode of(Path file) throws IOException {
        Map<String, Object> attributes =
                Files.readAttributes(
                        file, "unix:mode,uid,gid,owner,group", LinkOption.NOFOLLOW_LINKS);
        return new FileMode(
                number(attributes, "mode"),
                number(attributes, "uid"),
                number(attributes, "gid"),
                String.valueOf(attributes.get("owner")),
                String.valueOf(attributes.get("group")));
    }

    private static int number(Map<String, Object> attributes, String key) {
        return (int) Objects.requireNonNull(attributes.get(key), key);
    }

    boolean isSticky() {
        return (bits & STICKY) != 0;
    }

    boolean isGroupWritable() {
        return (bits & GROUP_WRITE) != 0;
    }

    boolean isOthersWritable() {
        return (bits & OTHERS_WRITE) != 0;
    }
}
