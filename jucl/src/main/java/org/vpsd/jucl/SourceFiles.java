package org.vpsd.jucl;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads whole files, and words what keeps one from being read. */
final class SourceFiles {

    private SourceFiles() {}

    /**
     * The path of a name.
     *
     * @throws UclException the name cannot be one of a file
     */
    static Path path(String name, Position from) throws UclException {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new UclException(from, "not a file name: " + e.getReason());
        }
    }

    /**
     * Reads a file of at most so many bytes; one byte more when it is longer.
     *
     * @throws IOException it cannot be read, or is no regular file: a pipe could block for ever
     */
    static byte[] read(Path file, long limit) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new IOException("it is not a regular file");
        }
        try (InputStream stream = Files.newInputStream(file)) {
            return read(stream, limit);
        }
    }

    /** Reads a stream of at most so many bytes; one byte more when it is longer. */
    static byte[] read(InputStream stream, long limit) throws IOException {
        return stream.readNBytes((int) Math.min(limit + 1, Integer.MAX_VALUE - 8));
    }

    /** The error for a file that cannot be read. */
    static UclException unreadable(Position from, String name, IOException cause) {
        String why =
                switch (cause) {
                    case NoSuchFileException e -> "there is no such file";
                    case AccessDeniedException e -> "permission denied";
                    default -> String.valueOf(cause.getMessage());
                };
        UclException error = new UclException(from, "cannot read " + name + ": " + why);
        error.initCause(cause);
        return error;
    }
}
