package org.vpsd.jucl.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.vpsd.jucl.UclEmitter;
import org.vpsd.jucl.UclException;
import org.vpsd.jucl.UclParser;
import org.vpsd.jucl.UclValue;

/** {@code jucl}: checks UCL files and turns them into other formats. */
public final class Main {

    private static final int OK = 0;
    private static final int FAILED = 1;

    private static final String STANDARD_INPUT = "-";

    private Main() {}

    /** Runs the command and exits with its status. */
    public static void main(String... args) {
        PrintStream out = utf8(FileDescriptor.out);
        PrintStream err = utf8(FileDescriptor.err);
        int status = run(args, System.in, out, err);
        out.flush();
        err.flush();
        System.exit(status == OK && out.checkError() ? FAILED : status);
    }

    /**
     * Runs the command.
     *
     * @return the exit status: 0, or 1 after an error that {@code err} tells
     */
    public static int run(String[] args, InputStream in, PrintStream out, PrintStream err) {
        try {
            Options options = Options.parse(args);
            if (options.help()) {
                out.print(Options.USAGE);
                return OK;
            }
            UclValue value = read(options.input(), in);
            if (!options.check()) {
                write(text(value, options.format()), options.output(), out);
            }
            return OK;
        } catch (UsageException e) {
            err.println("jucl: " + e.getMessage());
            err.print(Options.USAGE);
            return FAILED;
        } catch (UclException e) {
            err.println(e.report());
            return FAILED;
        } catch (IOException e) {
            err.println("jucl: cannot write the output: " + describe(e));
            return FAILED;
        }
    }

    private static UclValue read(String input, InputStream in) throws UclException, UsageException {
        UclParser parser = UclParser.builder().build();
        if (input.equals(STANDARD_INPUT)) {
            return parser.parseValue(in, "<stdin>");
        }
        try {
            return parser.parseValue(Path.of(input));
        } catch (InvalidPathException e) {
            throw new UsageException("not a file name: " + e.getMessage());
        }
    }

    private static String text(UclValue value, UclEmitter.Format format) {
        String text = UclEmitter.emit(value, format);
        return text.endsWith("\n") ? text : text + "\n";
    }

    private static void write(String text, Optional<String> file, PrintStream out)
            throws IOException {
        if (file.isPresent()) {
            Files.writeString(Path.of(file.get()), text);
        } else {
            out.print(text);
        }
    }

    private static String describe(IOException e) {
        return switch (e) {
            case NoSuchFileException missing -> missing.getFile() + ": there is no such directory";
            case AccessDeniedException denied -> denied.getFile() + ": permission denied";
            default -> String.valueOf(e.getMessage());
        };
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
    }
}
