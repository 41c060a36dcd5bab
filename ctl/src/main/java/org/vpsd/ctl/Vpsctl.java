package org.vpsd.ctl;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.InvalidPathException;

/** The command line client of vpsd. */
public final class Vpsctl {

    /** The exit status of success. */
    static final int OK = 0;

    /** The exit status of any error, usage included, as vpsctl(8) has it. */
    static final int ERROR = 255;

    private final Environment environment;
    private final Output out;
    private final Output err;

    private Vpsctl(Environment environment, Output out, Output err) {
        this.environment = environment;
        this.out = out;
        this.err = err;
    }

    /** Runs vpsctl and ends the process with its exit status. */
    public static void main(String[] args) {
        int status =
                run(
                        args,
                        Environment.ofProcess(),
                        new FileOutputStream(FileDescriptor.out),
                        new FileOutputStream(FileDescriptor.err));
        // All is flushed; exit() would set up the JDK's logging first, to log that it exits.
        Runtime.getRuntime().halt(status);
    }

    /**
     * Runs vpsctl.
     *
     * @param args the command line
     * @param environment what it finds around it
     * @param out its standard output
     * @param err its standard error
     * @return its exit status, 0 or 255
     */
    public static int run(
            String[] args, Environment environment, OutputStream out, OutputStream err) {
        Vpsctl vpsctl = new Vpsctl(environment, new Output(out), new Output(err));
        int status = vpsctl.runOrExplain(args);
        return vpsctl.flushed() ? status : ERROR;
    }

    private int runOrExplain(String[] args) {
        try {
            return run(args);
        } catch (UsageException e) {
            complain(e.getMessage());
            complain(e.help());
        } catch (CtlException e) {
            complain(e.getMessage());
            if (e.remedy() != null) {
                complain(e.remedy());
            }
        } catch (InvalidPathException e) {
            complain("the path of the socket is none: " + e.getMessage());
        } catch (RuntimeException e) {
            complainOfBug(e);
        }
        return ERROR;
    }

    private int run(String[] args) throws UsageException, CtlException {
        CommandLine line = CommandLine.parse(args);
        if (line.isSet(Flag.HELP)) {
            Usage.print(out);
            return OK;
        }
        if (line.isSet(Flag.VERSION)) {
            Version.print(out);
            return OK;
        }
        Command command = Commands.named(line.commandWord());
        CommandLine own = line.ofCommand(command);
        if (own.isSet(Flag.HELP)) {
            Usage.print(command, out);
            return OK;
        }
        Connector connector = new Connector(environment.sockets(line.value(Flag.SOCKET)));
        Session session =
                new Session(
                        command,
                        own,
                        connector,
                        environment,
                        Colours.of(environment),
                        environment.terminal(),
                        out,
                        err);
        return command.handler().run(session);
    }

    /** Whether all output arrived, or only failed to because its reader had enough. */
    private boolean flushed() {
        out.flush();
        IOException failure = out.failure();
        if (failure != null) {
            complain("cannot write to standard output: " + failure.getMessage());
        }
        return failure == null;
    }

    private void complainOfBug(RuntimeException e) {
        complain("this is a bug in vpsctl: " + e);
        for (StackTraceElement frame : e.getStackTrace()) {
            err.line("    at " + frame);
        }
        err.flush();
    }

    private void complain(String message) {
        err.line("vpsctl: " + Printable.of(message));
        err.flush();
    }
}
