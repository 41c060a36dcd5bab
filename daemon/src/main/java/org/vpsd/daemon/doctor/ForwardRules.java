package org.vpsd.daemon.doctor;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.vpsd.daemon.sys.HostCommand;
import org.vpsd.daemon.sys.IoErrors;
import org.vpsd.daemon.sys.Programs;
import org.vpsd.jucl.Json;
import org.vpsd.jucl.UclArray;
import org.vpsd.jucl.UclException;
import org.vpsd.jucl.UclObject;
import org.vpsd.jucl.UclValue;

/** Whether a firewall of others drops what is forwarded unless it is told not to. */
final class ForwardRules {

    private static final String THING = "forwarding";
    private static final String MATTERS = "the network of containers";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private ForwardRules() {}

    static Finding examine() {
        if (Programs.find("nft").isEmpty()) {
            return Finding.missing(
                    THING, "cannot be looked at without nft", MATTERS, "apt install nftables");
        }
        try {
            HostCommand.Result result =
                    HostCommand.run(List.of("nft", "-j", "list", "chains"), "", PATIENCE);
            return result.isSuccess()
                    ? of(result.output())
                    : Finding.limited(THING, result.complaint(), MATTERS, "run vpsd as root");
        } catch (IOException e) {
            return Finding.limited(THING, IoErrors.describe(e), MATTERS, "");
        }
    }

    /** What follows from a list of chains, as nft(8) writes JSON. */
    static Finding of(String chains) throws IOException {
        try {
            Optional<String> dropping = dropping(Json.parse(chains, "what nft printed"));
            return dropping.isEmpty()
                    ? Finding.ok(THING, "no firewall drops all that is forwarded", MATTERS)
                    : Finding.limited(
                            THING,
                            dropping.get() + " drops what no rule of it accepts",
                            MATTERS,
                            "let it accept what comes from, and goes to, the interfaces vps*");
        } catch (UclException e) {
            throw new IOException("nft: " + e.getMessage(), e);
        }
    }

    private static Optional<String> dropping(UclValue list) {
        List<UclValue> all =
                list instanceof UclObject root && root.get("nftables") instanceof UclArray array
                        ? array.values()
                        : List.of();
        return all.stream()
                .filter(UclObject.class::isInstance)
                .map(each -> ((UclObject) each).get("chain"))
                .filter(UclObject.class::isInstance)
                .map(UclObject.class::cast)
                .filter(c -> text(c, "hook").equals("forward") && text(c, "policy").equals("drop"))
                .map(
                        c ->
                                "chain "
                                        + text(c, "family")
                                        + " "
                                        + text(c, "table")
                                        + " "
                                        + text(c, "name"))
                .findFirst();
    }

    private static String text(UclObject object, String key) {
        return Optional.ofNullable(object.get(key)).map(UclValue::asText).orElse("");
    }
}
