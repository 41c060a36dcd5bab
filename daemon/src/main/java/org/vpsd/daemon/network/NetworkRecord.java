package org.vpsd.daemon.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vpsd.daemon.model.IpNetworks;
import org.vpsd.daemon.sys.HostBoot;
import org.vpsd.jucl.Json;
import org.vpsd.jucl.UclArray;
import org.vpsd.jucl.UclException;
import org.vpsd.jucl.UclInteger;
import org.vpsd.jucl.UclObject;
import org.vpsd.jucl.UclString;
import org.vpsd.jucl.UclValue;

/**
 * What is written down of an instance's network before it is made, so that any daemon can find or
 * remove it: all that does not follow from the instance's settings.
 *
 * @param allowed the addresses that it may use
 * @param uplinks where its addresses are published
 * @param isAnnounced whether the command that announces it has been run, or is about to be
 * @param moved interfaces of the host that are inside
 */
record NetworkRecord(
        IpNetworks allowed, List<String> uplinks, boolean isAnnounced, List<MovedInterface> moved) {

    private static final Logger log = LoggerFactory.getLogger(NetworkRecord.class);

    private static final String FILE = "network";

    /** Copies its lists. */
    NetworkRecord {
        uplinks = List.copyOf(uplinks);
        moved = List.copyOf(moved);
    }

    NetworkRecord allowing(IpNetworks networks) {
        return new NetworkRecord(networks, uplinks, isAnnounced, moved);
    }

    NetworkRecord announced() {
        return new NetworkRecord(allowed, uplinks, true, moved);
    }

    NetworkRecord with(List<MovedInterface> interfaces) {
        return new NetworkRecord(allowed, uplinks, isAnnounced, interfaces);
    }

    /**
     * Writes it to an instance's directory. It need not outlive a loss of power, as the network
     * does not.
     */
    void write(Path directory) throws IOException {
        Path written = directory.resolve(FILE + ".new");
        Files.writeString(written, Json.write(toJson()) + "\n");
        Files.move(written, directory.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    }

    /** What an instance's directory has; empty if nothing of its network was made in this boot. */
    static Optional<NetworkRecord> read(Path directory) throws IOException {
        Path file = directory.resolve(FILE);
        try {
            UclValue json = Json.parse(Files.readString(file), file.toString());
            return json instanceof UclObject object && text(object, "boot").equals(HostBoot.id())
                    ? Optional.of(of(object))
                    : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (UclException | IpNetworks.FormatException e) {
            log.warn("{} is not what vpsd wrote and is forgotten: {}", file, e.getMessage());
            return Optional.empty();
        }
    }

    /** Whether an instance's directory has one, of whatever boot. */
    static boolean isThere(Path directory) {
        return Files.exists(directory.resolve(FILE));
    }

    /** Nothing of the network is there any more. */
    static void remove(Path directory) throws IOException {
        Files.deleteIfExists(directory.resolve(FILE));
    }

    private UclObject toJson() throws IOException {
        return UclObject.builder()
                .put("boot", HostBoot.id())
                .put("allowed", allowed.toString())
                .put("uplinks", new UclArray(uplinks.stream().map(UclString::new).toList()))
                .put("announced", isAnnounced)
                .put("moved", new UclArray(moved.stream().map(NetworkRecord::toJson).toList()))
                .build();
    }

    private static UclObject toJson(MovedInterface each) {
        return UclObject.builder()
                .put("host", each.host())
                .put("inside", each.inside())
                .put("index", each.index())
                .build();
    }

    private static NetworkRecord of(UclObject json)
            throws UclException, IpNetworks.FormatException {
        return new NetworkRecord(
                IpNetworks.parse(json.string("allowed").orElse("")),
                values(json, "uplinks").stream().map(UclValue::asText).toList(),
                json.bool("announced").orElse(false),
                values(json, "moved").stream()
                        .filter(UclObject.class::isInstance)
                        .map(each -> moved((UclObject) each))
                        .toList());
    }

    private static List<UclValue> values(UclObject json, String key) {
        return json.get(key) instanceof UclArray array ? array.values() : List.of();
    }

    private static MovedInterface moved(UclObject json) {
        return new MovedInterface(
                text(json, "host"),
                text(json, "inside"),
                json.get("index") instanceof UclInteger index ? (int) index.value() : 0);
    }

    private static String text(UclObject json, String key) {
        return Optional.ofNullable(json.get(key)).map(UclValue::asText).orElse("");
    }
}
