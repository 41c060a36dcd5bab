package org.vpsd.ctl;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vpsd.jucl.UclArray;
import org.vpsd.jucl.UclBoolean;
import org.vpsd.jucl.UclInteger;
import org.vpsd.jucl.UclObject;
import org.vpsd.jucl.UclValue;
import org.vpsd.protocol.CommandName;

/** {@code argshow}: what an instance may use and uses, in the form of vpsctl(8). */
final class ArgshowHandler implements Handler {

    @Override
    public int run(Session session) throws UsageException, CtlException {
        return session.ask(
                CommandName.ARGSHOW,
                session.isSet(Flag.JSON)
                        ? JsonArray.ofListing(session.out())
                        : new Arguments(session.out()));
    }

    private static final class Arguments implements Answer {

        private static final Set<String> IN_BYTES = Set.of("phys", "virt", "blockio", "disk");

        private static final String INDENT = "    ";
        private static final int WIDTH = 78;

        private final Output out;
        private boolean begun;

        Arguments(Output out) {
            this.out = out;
        }

        @Override
        public void item(UclObject item) {
            if (begun) {
                out.line("");
            }
            begun = true;
            out.line("Name: " + Printable.of(text(item, "name")));
            list(item, "networks4", "Allowed IPv4 networks:");
            list(item, "networks6", "Allowed IPv6 networks:");
            list(item, "priv_allow", "Allowed privileges:");
            list(item, "priv_nosys", "Nosys privileges:");
            if (item.get("priv_pending") instanceof UclBoolean pending && pending.value()) {
                out.line("Changed privileges take effect at the next start.");
            }
            limits(item);
        }

        private void list(UclObject item, String key, String title) {
            if (item.get(key) instanceof UclArray values) {
                out.line(title);
                StringBuilder line = new StringBuilder(INDENT);
                for (UclValue value : values.values()) {
                    String word = Printable.of(value.asText());
                    if (line.length() > INDENT.length() && line.length() + word.length() > WIDTH) {
                        out.line(line);
                        line = new StringBuilder(INDENT);
                    }
                    line.append(line.length() > INDENT.length() ? " " : "").append(word);
                }
                out.line(line.length() > INDENT.length() ? line : INDENT + "none");
            }
        }

        private void limits(UclObject item) {
            Table table =
                    new Table(
                            "Resource",
                            "S",
                            "Current",
                            "Soft-Limit",
                            "Hard-Limit",
                            "Soft-Hits",
                            "Hard-Hits");
            for (int column = 2; column <= 6; column++) {
                table.alignRight(column);
            }
            if (item.get("limits") instanceof UclArray limits) {
                for (UclValue value : limits.values()) {
                    if (value instanceof UclObject limit) {
                        row(table, limit);
                    }
                }
            }
            table.print(out);
        }

        private static void row(Table table, UclObject limit) {
            boolean bytes = IN_BYTES.contains(text(limit, "resource"));
            table.row(
                    text(limit, "resource"),
                    text(limit, "state"),
                    amount(limit, "current", bytes),
                    amount(limit, "soft", bytes),
                    amount(limit, "hard", bytes),
                    amount(limit, "soft_hits", false),
                    amount(limit, "hard_hits", false));
        }

        private static String amount(UclObject limit, String key, boolean bytes) {
            if (!(limit.get(key) instanceof UclInteger number)) {
                return "";
            }
            return bytes ? Amount.ofBytes(number.value()) : Long.toString(number.value());
        }

        private static String text(UclObject item, String key) {
            @Nullable UclValue value = item.get(key);
            return value == null ? "" : value.asText();
        }
    }
}
