package org.vpsd.protocol;

import java.util.ArrayList;
import java.util.List;
import org.vpsd.jucl.UclArray;
import org.vpsd.jucl.UclObject;
import org.vpsd.jucl.UclString;

/**
 * One request of a client.
 *
 * @param id chosen by the client, from 1; every reply to the request carries it
 * @param command what to do
 * @param names the instances that it is about: names or globs, which the daemon expands
 * @param options how to do it
 */
public record Request(long id, CommandName command, List<String> names, RequestOptions options)
        implements Message {

    /** Copies the names. */
    public Request {
        names = List.copyOf(names);
    }

    /** Whether its answer goes on until the client leaves. */
    public boolean isEndless() {
        return command == CommandName.EVENTS || (command == CommandName.LOGS && options.follow());
    }

    @Override
    public UclObject toJson() {
        List<UclString> list = new ArrayList<>(names.size());
        for (String name : names) {
            list.add(new UclString(name));
        }
        return UclObject.builder()
                .put("v", Protocol.VERSION)
                .put("id", id)
                .put("command", command.word())
                .put("names", new UclArray(list))
                .put("options", options.toJson())
                .build();
    }

    /**
     * Reads a request. Unlike replies, requests must not hold unknown keys: an option that is not
     * understood must not be dropped in silence.
     */
    public static Request parse(String line) throws BadMessageException {
        Fields fields = Fields.ofLine(line, "request").withId();
        requireVersion(fields);
        fields.allowOnly("v", "id", "command", "names", "options");
        CommandName command = command(fields);
        List<String> names = fields.strings("names");
        String objection = command.objectionTo(names.size());
        if (objection != null) {
            throw fields.malformed(objection);
        }
        Fields options = fields.object("options");
        return new Request(
                fields.id(),
                command,
                names,
                options == null ? RequestOptions.DEFAULT : RequestOptions.of(options));
    }

    private static void requireVersion(Fields fields) throws BadMessageException {
        long version = fields.number("v");
        if (version != Protocol.VERSION) {
            throw new BadMessageException(
                    ErrorCode.UNSUPPORTED_VERSION,
                    fields.id(),
                    "protocol version "
                            + version
                            + " is not supported, this vpsd speaks version "
                            + Protocol.VERSION);
        }
    }

    private static CommandName command(Fields fields) throws BadMessageException {
        String word = fields.string("command");
        CommandName command = CommandName.of(word);
        if (command == null) {
            throw new BadMessageException(
                    ErrorCode.UNKNOWN_COMMAND,
                    fields.id(),
                    "this vpsd has no command '" + word + "'");
        }
        return command;
    }
}
