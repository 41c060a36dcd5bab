package org.vpsd.daemon.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.vpsd.jucl.UclException;
import org.vpsd.jucl.UclObject;
import org.vpsd.jucl.UclParser;

/** Reads files of the configuration that are small enough and can be trusted. */
final class FileReader {

    /** The most that a file may hold, with all that it includes. */
    static final long MAX_BYTES = 1 << 20;

    private final UclParser parser = UclParser.builder().maxBytes(MAX_BYTES).build();
    private final FileTrust trust;
    private final Problems problems;

    FileReader(FileTrust trust, Problems problems) {
        this.trust = trust;
        this.problems = problems;
    }

    /** Whether there is something of this name, if only a dangling link, or nobody can tell. */
    static boolean isThere(Path file) {
        try {
            Files.readAttributes(file, "size", LinkOption.NOFOLLOW_LINKS);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    /** Whether it is a symbolic link to nothing. */
    static boolean isDangling(Path file) {
        return Files.isSymbolicLink(file) && Files.notExists(file);
    }

    /** How the text of a file becomes values. */
    private interface Form {
        UclObject parse(Path file) throws UclException, IOException;
    }

    /** What a file in UCL holds; empty if it cannot be used, which is then noted. */
    Optional<UclObject> read(Path file) {
        return read(file, parser::parse);
    }

    /** What a file in the flat form of vps.conf(5) holds; empty if it cannot be used. */
    Optional<UclObject> readFlat(Path file) {
        return read(file, FileReader::parseFlat);
    }

    private static UclObject parseFlat(Path file) throws UclException, IOException {
        if (Files.size(file) > MAX_BYTES) {
            throw new IOException("it is larger than " + MAX_BYTES + " bytes");
        }
        try {
            return FlatFile.read(Files.readString(file), file.toString());
        } catch (CharacterCodingException e) {
            throw new IOException("it is not UTF-8", e);
        }
    }

    private Optional<UclObject> read(Path file, Form form) {
        try {
            requireFile(file);
            if (!isTrusted(file, file)) {
                return Optional.empty();
            }
            UclObject text = form.parse(file);
            return areIncludesTrusted(file, text) ? Optional.of(text) : Optional.empty();
        } catch (UclException e) {
            problems.add(e);
        } catch (IOException e) {
            problems.add(file, e);
        }
        return Optional.empty();
    }

    private static void requireFile(Path file) throws IOException {
        if (isDangling(file)) {
            throw new IOException(
                    "it is a symbolic link to "
                            + Files.readSymbolicLink(file)
                            + ", which does not exist");
        }
        if (Files.isDirectory(file)) {
            throw new IOException("it is a directory");
        }
        if (Files.exists(file) && !Files.isReadable(file)) {
            throw new AccessDeniedException(file.toString());
        }
    }

    private boolean areIncludesTrusted(Path file, UclObject text) throws IOException {
        for (Path source : SourceFiles.of(text)) {
            if (!isTrusted(file, source)) {
                return false;
            }
        }
        return true;
    }

    private boolean isTrusted(Path file, Path source) throws IOException {
        Optional<FileTrust.Objection> objection = trust.ofFile(source);
        objection.ifPresent(o -> problems.add(file, o));
        return objection.isEmpty();
    }
}
