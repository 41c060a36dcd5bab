package org.vpsd.daemon.hooks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How the system executes a file, as its first bytes tell. */
enum ProgramKind {
    /** The kernel executes it: machine code, or a script that names its interpreter after #!. */
    PROGRAM,
    /** A text without #!: sh(1) runs it, as a shell does (POSIX, Command Search and Execution). */
    BARE_SCRIPT;

    private static final int HEAD = 256;
    private static final String ELF = "\u007fELF";
    private static final String SCRIPT = "#!";

    /**
     * The kind of a file.
     *
     * @param file the file
     * @param name what it is called in messages
     * @throws RefusedHookException if nothing could execute it
     */
    static ProgramKind of(Path file, Path name) throws RefusedHookException, IOException {
        String head = head(file);
        if (head.startsWith(SCRIPT)) {
            requireInterpreter(head.substring(SCRIPT.length()), name);
            return PROGRAM;
        }
        if (head.startsWith(ELF)) {
            return PROGRAM;
        }
        if (head.indexOf('\0') >= 0) {
            throw new RefusedHookException(
                    "cannot be run: " + name + " is neither a program of this system nor a script");
        }
        return BARE_SCRIPT;
    }

    private static String head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
        } catch (AccessDeniedException e) {
            return ELF; // may be executed but not read: only the kernel can know
        }
    }

    private static void requireInterpreter(String line, Path name) throws RefusedHookException {
        String interpreter = line.replaceFirst("^[ \t]+", "").split("[ \t\n]", 2)[0];
        if (interpreter.endsWith("\r")) {
            throw new RefusedHookException(
                    "cannot be run: the lines of "
                            + name
                            + " end with carriage returns; save it with the line ends of Unix");
        }
        if (interpreter.startsWith("/") && !Files.isExecutable(Path.of(interpreter))) {
            throw new RefusedHookException(
                    "cannot be run: the first line of "
                            + name
                            + " names "
                            + interpreter
                            + ", which is not there or not executable");
        }
    }
}
