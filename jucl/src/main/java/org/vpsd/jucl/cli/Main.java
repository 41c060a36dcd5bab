package org.vpsd.jucl.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.vpsd.jucl.UclEmitter;
import org.vpsd.jucl.UclException;
import org.vpsd.jucl.UclObject;
import org.vpsd.jucl.UclParser;

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
            UclObject value = read(options.input(), in);
            if (!options.check()) {
                write(value, options.format(), out);
            }
            return OK;
        } catch (UsageException e) {
            err.println("jucl: " + e.getMessage());
            err.print(Options.USAGE);
            return FAILED;
        } catch (UclException e) {
            err.println(e.report());
            return FAILED;
        }
    }

    private static UclObject read(String input, InputStream in)
            throws UclException, UsageException {
        UclParser parser = UclParser.builder().build();
        if (input.equals(STANDARD_INPUT)) {
            return parser.parse(in, "<stdin>");
        }
        try {
            return parser.parse(Path.of(input));
        } catch (InvalidPathException e) {
            throw new UsageException("not a file name: " + e.getMessage());
        }
    }

    private static void write(UclObject value, UclEmitter.Format format, PrintStream out) {
        out.print(UclEmitter.emit(value, format));
        if (format == UclEmitter.Format.COMPACT_JSON) {
            out.print('\n');
        }
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
    }
}
