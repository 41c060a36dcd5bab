package org.vpsd.daemon.network.linux;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rules of our tables, for nft(8): as many for a thousand instances as for one. What comes from
 * the interfaces of a group passes if the list of its instance has its source; everything else is
 * none of our business.
 *
 * @param table the name of our tables
 * @param group that our interfaces are in
 */
record FilterRules(String table, int group) {

    /** What makes a family's table, or makes its rules what they should be; elements stay. */
    String text(Family family) {
        String name = family.word() + " " + table;
        String sets =
                Stream.of(FilterSet.values())
                        .filter(set -> set.isOf(family))
                        .map(set -> "    " + set.declaration() + "\n")
                        .collect(Collectors.joining());
        String declared =
                chains(family)
                        .map(
                                chain ->
                                        "    chain %s { type filter hook %s priority %s; policy accept; }\n"
                                                .formatted(chain, chain, priority(family)))
                        .collect(Collectors.joining());
        String flushed =
                chains(family)
                        .map(chain -> "flush chain " + name + " " + chain + "\n")
                        .collect(Collectors.joining());
        String rules =
                chains(family)
                        .map(
                                chain ->
                                        "    chain "
                                                + chain
                                                + " {\n"
                                                + rules(family, chain)
                                                + "    }\n")
                        .collect(Collectors.joining());
        return "table " + name + " {\n" + sets + declared + "}\n" + flushed + "table " + name
                + " {\n" + rules + "}\n";
    }

    private static Stream<String> chains(Family family) {
        return family == Family.ARP ? Stream.of("input") : Stream.of("prerouting", "postrouting");
    }

    /** Before everybody else, where there is an else. */
    private static String priority(Family family) {
        return family == Family.ARP ? "0" : "-300";
    }

    private String rules(Family family, String chain) {
        return "        "
                + (chain.equals("postrouting") ? "oifgroup" : "iifgroup")
                + " != "
                + group
                + " accept\n"
                + lines(family, chain)
                        .map(line -> "        " + line + "\n")
                        .collect(Collectors.joining());
    }

    private static Stream<String> lines(Family family, String chain) {
        if (chain.equals("postrouting")) {
            return Stream.of("oifname @frozen drop");
        }
        Stream<String> own =
                switch (family) {
                    case INET ->
                            Stream.of(
                                    "iifname @frozen drop",
                                    "limit name iifname map @rates drop",
                                    "iifname . ip saddr @addr4 accept",
                                    "iifname . ip6 saddr @addr6 accept",
                                    "iifname . ip saddr @net4 accept",
                                    "iifname . ip6 saddr @net6 accept",
                                    // Whoever has neighbours must find them.
                                    "iifname @pairs ip6 saddr { ::, fe80::/10 } icmpv6 type {"
                                            + " nd-neighbor-solicit, nd-neighbor-advert,"
                                            + " nd-router-solicit, mld2-listener-report } accept");
                    case ARP ->
                            Stream.of(
                                    "iifname . arp saddr ip @addr4 accept",
                                    "iifname . arp saddr ip @net4 accept",
                                    // A probe for an address that is not yet taken (RFC 5227).
                                    "arp saddr ip 0.0.0.0 accept");
                    case BRIDGE ->
                            Stream.of(
                                    "iifname @frozen drop",
                                    "limit name iifname map @rates drop",
                                    "iifname . ether saddr != @mac iifname @spoofed drop",
                                    "iifname . arp saddr ip @addr4 accept",
                                    "iifname . arp saddr ip @net4 accept",
                                    "arp saddr ip 0.0.0.0 accept",
                                    // What an advertisement is about counts, not who sends it.
                                    "icmpv6 type nd-neighbor-advert iifname . @th,64,128 @nd6"
                                            + " accept",
                                    "icmpv6 type nd-neighbor-advert iifname . @th,64,128 @ndnet6"
                                            + " accept",
                                    "icmpv6 type nd-neighbor-advert iifname @spoofed drop",
                                    "iifname . ip saddr @addr4 accept",
                                    "iifname . ip6 saddr @addr6 accept",
                                    "iifname . ip saddr @net4 accept",
                                    "iifname . ip6 saddr @net6 accept",
                                    "ip6 saddr { ::, fe80::/10 } icmpv6 type { nd-neighbor-solicit,"
                                            + " nd-router-solicit, mld2-listener-report } accept",
                                    "ip saddr 0.0.0.0 udp sport 68 udp dport 67 accept");
                };
        return Stream.concat(own, Stream.of("iifname @spoofed drop"));
    }
}
