package org.vpsd.daemon.storage;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.vpsd.daemon.sys.HostCommand;

/**
 * What the files below a directory take of their disk, other file systems left out.
 *
 * @param bytes of blocks in use
 * @param files how many files and directories
 */
public record SpaceUse(long bytes, long files) {

    private static final Duration PATIENCE = Duration.ofMinutes(30);

    /** Counts; takes as long as there are files. */
    public static SpaceUse of(Path directory) throws IOException {
        return new SpaceUse(du(directory, "--block-size=1"), du(directory, "--inodes"));
    }

    /** Files may go while they are counted: du(1) then complains, but has its sum. */
    private static long du(Path directory, String what) throws IOException {
        List<String> argv = new ArrayList<>(List.of("du", "-s", "-x", what));
        argv.add("--");
        argv.add(directory.toString());
        HostCommand.Result result = HostCommand.run(argv, "", PATIENCE);
        String number = result.output().split("\\s", 2)[0];
        if (!number.matches("\\d{1,18}")) {
            throw new IOException("du: " + result.complaint());
        }
        return Long.parseLong(number);
    }
}
