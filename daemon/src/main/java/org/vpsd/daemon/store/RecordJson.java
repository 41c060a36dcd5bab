package org.vpsd.daemon.store;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.vpsd.daemon.model.Activity;
import org.vpsd.daemon.model.Aim;
import org.vpsd.daemon.model.ExitStatus;
import org.vpsd.daemon.model.State;
import org.vpsd.jucl.Json;
import org.vpsd.jucl.UclArray;
import org.vpsd.jucl.UclException;
import org.vpsd.jucl.UclInteger;
import org.vpsd.jucl.UclObject;
import org.vpsd.jucl.UclString;
import org.vpsd.jucl.UclValue;

/** An {@link InstanceRecord} as JSON and back. */
final class RecordJson {

    /** Format of the text; another one is refused. */
    private static final long VERSION = 1;

    private static final String REBOOTED = "rebooted";
    private static final String POWERED_OFF = "powered_off";

    private RecordJson() {}

    static String write(InstanceRecord record) {
        UclObject.Builder json =
                UclObject.builder()
                        .put("v", VERSION)
                        .put("boot", record.boot())
                        .put("state", record.state().word())
                        .put("aim", word(record.aim()))
                        .put("activity", record.activity().word())
                        .put("previous", record.previous().word())
                        .put("since", record.since().toString())
                        .putIfPresent("token", record.token().orElse(null))
                        .putIfPresent("next_token", record.nextToken().orElse(null))
                        .put("requested", record.restarts().requested())
                        .put("restarts", record.restarts().total())
                        .put("in_row", record.restarts().inRow())
                        .put("attempts", millis(record.restarts().attempts()));
        record.exit().ifPresent(exit -> putExit(json, exit));
        return Json.write(json.putIfPresent("reason", record.reason().orElse(null)).build());
    }

    private static UclArray millis(List<Instant> instants) {
        return new UclArray(instants.stream().map(t -> new UclInteger(t.toEpochMilli())).toList());
    }

    /**
     * Reads a record.
     *
     * @param source what messages call the text
     * @throws UclException if it is not one, or of another version
     */
    static InstanceRecord parse(String text, String source) throws UclException {
        UclValue json = Json.parse(text, source);
        if (!(json instanceof UclObject object)) {
            throw new UclException(json.position(), "expected an object");
        }
        if (object.integer("v").orElse(0) != VERSION) {
            throw new UclException(json.position(), "this version of vpsd cannot read it");
        }
        return new InstanceRecord(
                required(object, "boot"),
                State.of(required(object, "state")).orElseThrow(() -> unknown(object, "state")),
                enumOf(Aim.values(), object, "aim"),
                enumOf(Activity.values(), object, "activity"),
                State.of(required(object, "previous"))
                        .orElseThrow(() -> unknown(object, "previous")),
                instant(object, "since"),
                object.string("token"),
                object.string("next_token"),
                restarts(object),
                exit(object),
                object.string("reason"));
    }

    private static RestartCount restarts(UclObject object) throws UclException {
        return new RestartCount(
                object.bool("requested").orElse(false),
                object.integer("restarts").orElse(0),
                (int) object.integer("in_row").orElse(0),
                instants(object.list("attempts")));
    }

    private static String required(UclObject object, String key) throws UclException {
        return object.string(key)
                .orElseThrow(() -> new UclException(object.position(), key + " is missing"));
    }

    private static <E extends Enum<E>> E enumOf(E[] values, UclObject object, String key)
            throws UclException {
        String text = required(object, key);
        for (E value : values) {
            if (word(value).equals(text)) {
                return value;
            }
        }
        throw unknown(object, key);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static UclException unknown(UclObject object, String key) {
        return new UclException(object.position(), key + ": unknown value");
    }

    private static Instant instant(UclObject object, String key) throws UclException {
        try {
            return Instant.parse(required(object, key));
        } catch (DateTimeException e) {
            throw unknown(object, key);
        }
    }

    private static List<Instant> instants(List<UclValue> values) throws UclException {
        List<Instant> instants = new ArrayList<>();
        for (UclValue value : values) {
            if (!(value instanceof UclInteger millis)) {
                throw new UclException(value.position(), "expected milliseconds");
            }
            instants.add(Instant.ofEpochMilli(millis.value()));
        }
        return instants;
    }

    /** A number as a shell has it; a word where there is none. */
    private static void putExit(UclObject.Builder json, ExitStatus exit) {
        switch (exit) {
            case ExitStatus.Rebooted() -> json.put("exit", REBOOTED);
            case ExitStatus.PoweredOff() -> json.put("exit", POWERED_OFF);
            default -> json.put("exit", exit.shellStatus());
        }
    }

    private static Optional<ExitStatus> exit(UclObject object) throws UclException {
        if (object.get("exit") == null) {
            return Optional.empty();
        }
        if (object.get("exit") instanceof UclString word) {
            return switch (word.value()) {
                case REBOOTED -> Optional.of(new ExitStatus.Rebooted());
                case POWERED_OFF -> Optional.of(new ExitStatus.PoweredOff());
                default -> Optional.of(new ExitStatus.Unknown());
            };
        }
        int status = (int) object.integer("exit").orElse(-1);
        return Optional.of(status < 0 ? new ExitStatus.Unknown() : ExitStatus.ofShell(status));
    }
}
