package org.vpsd.protocol;

import org.jspecify.annotations.Nullable;
import org.vpsd.jucl.UclObject;

/**
 * One line of the answer to a request. Any number of {@link Progress}, {@link Item} and {@link
 * Failure} come first, then always exactly one {@link Done}, or a {@link Session}.
 */
public sealed interface Reply extends Message {

    /** The id of the request; 0 where the daemon could not learn it. */
    long id();

    /**
     * What is happening to an instance meanwhile.
     *
     * @param id the id of the request
     * @param name the instance
     * @param text what happens, for people
     */
    record Progress(long id, String name, String text) implements Reply {
        @Override
        public UclObject toJson() {
            return UclObject.builder()
                    .put("id", id)
                    .put("type", "progress")
                    .put("name", name)
                    .put("text", text)
                    .build();
        }
    }

    /**
     * A piece of the answer: an {@link InstanceStatus}, {@link DaemonInfo}, {@link InstanceEvent},
     * {@link LogLine}, {@link ReportLine} or {@link ConfigChange}, by the command.
     *
     * @param id the id of the request
     * @param item the piece
     */
    record Item(long id, UclObject item) implements Reply {
        @Override
        public UclObject toJson() {
            return UclObject.builder().put("id", id).put("type", "item").put("item", item).build();
        }
    }

    /**
     * The request, or its part for one instance, was not done.
     *
     * @param id the id of the request
     * @param code why, for programs
     * @param name the instance, or the glob that matched none; null when it is about the request
     * @param message why, for people: a phrase that can follow the name
     */
    record Failure(long id, ErrorCode code, @Nullable String name, String message)
            implements Reply {

        /** The failure that answers a bad request line. */
        public static Failure of(BadMessageException e) {
            return new Failure(e.id(), e.code(), null, e.getMessage());
        }

        @Override
        public UclObject toJson() {
            return UclObject.builder()
                    .put("id", id)
                    .put("type", "error")
                    .put("code", code.word())
                    .putIfPresent("name", name)
                    .put("message", message)
                    .build();
        }
    }

    /**
     * The last line of the answer to a command that opens a session: from here on both sides send
     * {@link Frame}s.
     *
     * @param id the id of the request
     */
    record Session(long id) implements Reply {
        @Override
        public UclObject toJson() {
            return UclObject.builder().put("id", id).put("type", "session").build();
        }
    }

    /**
     * The end of the answer.
     *
     * @param id the id of the request
     * @param ok how many instances, or other objects of the command, it was done for
     * @param failed how many failures there were
     */
    record Done(long id, int ok, int failed) implements Reply {
        @Override
        public UclObject toJson() {
            return UclObject.builder()
                    .put("id", id)
                    .put("type", "done")
                    .put("ok", ok)
                    .put("failed", failed)
                    .build();
        }
    }

    /** Reads a reply. Keys that are not known are ignored: a newer daemon may say more. */
    static Reply parse(String line) throws BadMessageException {
        Fields fields = Fields.ofLine(line, "reply");
        long id = fields.number("id");
        String type = fields.string("type");
        return switch (type) {
            case "progress" -> new Progress(id, fields.string("name"), fields.string("text"));
            case "item" -> new Item(id, fields.requiredObject("item"));
            case "error" ->
                    new Failure(
                            id,
                            ErrorCode.of(fields.string("code")),
                            fields.optionalString("name"),
                            fields.string("message"));
            case "session" -> new Session(id);
            case "done" -> new Done(id, fields.count("ok", 0), fields.count("failed", 0));
            default -> throw fields.malformed("unknown type of reply \"" + type + "\"");
        };
    }
}
