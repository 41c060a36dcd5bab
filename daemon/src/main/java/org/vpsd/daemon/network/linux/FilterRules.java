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

    /** What makes the table of a family, with its sets; those that are there stay as they are. */
    String sets(Family family) {
        return inTable(
                family,
                Stream.of(FilterSet.values())
                        .filter(set -> set.isOf(family))
                        .map(FilterSet::declaration));
    }

    /** What makes a chain, or makes its rules what they should be. */
    String chain(Family family, FilterChain chain) {
        String first = (chain.isOut() ? "oifgroup" : "iifgroup") + " != " + group + " accept";
        Stream<String> rules = Stream.concat(Stream.of(first), rules(family, chain));
        return inTable(family, Stream.of(chain.declaration(family)))
                + "flush chain "
                + name(family, chain)
                + "\n"
                + inTable(
                        family,
                        Stream.of(
                                "chain "
                                        + chain.word()
                                        + " {\n"
                                        + rules.map(rule -> "        " + rule + "\n")
                                                .collect(Collectors.joining())
                                        + "    }"));
    }

    /** What removes a chain, whether it is there or not. */
    String without(Family family, FilterChain chain) {
        return inTable(family, Stream.of(chain.declaration(family)))
                + "delete chain "
                + name(family, chain)
                + "\n";
    }

    private String name(Family family, FilterChain chain) {
        return family.word() + " " + table + " " + chain.word();
    }

    private String inTable(Family family, Stream<String> lines) {
        return "table "
                + family.word()
                + " "
                + table
                + " {\n"
                + lines.map(line -> "    " + line + "\n").collect(Collectors.joining())
                + "}\n";
    }

    private static Stream<String> rules(Family family, FilterChain chain) {
        return switch (chain) {
            case FROZEN_IN -> Stream.of("iifname @frozen drop");
            case FROZEN_OUT -> Stream.of("oifname @frozen drop");
            case RATED -> Stream.of("limit name iifname map @rates drop");
            case SOURCES -> Stream.concat(sources(family), Stream.of("iifname @spoofed drop"));
        };
    }

    private static Stream<String> sources(Family family) {
        return switch (family) {
            case INET ->
                    Stream.of(
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
                            "ether type { vlan, 8021ad } iifname @spoofed drop",
                            "iifname . ether saddr != @mac iifname @spoofed drop",
                            "iifname . arp saddr ip @addr4 accept",
                            "iifname . arp saddr ip @net4 accept",
                            "arp saddr ip 0.0.0.0 accept",
                            // What an advertisement is about counts, not who sends it.
                            "icmpv6 type nd-neighbor-advert iifname . @th,64,128 @nd6 accept",
                            "icmpv6 type nd-neighbor-advert iifname . @th,64,128 @ndnet6 accept",
                            "icmpv6 type nd-neighbor-advert iifname @spoofed drop",
                            "iifname . ip saddr @addr4 accept",
                            "iifname . ip6 saddr @addr6 accept",
                            "iifname . ip saddr @net4 accept",
                            "iifname . ip6 saddr @net6 accept",
                            "ip6 saddr { ::, fe80::/10 } icmpv6 type { nd-neighbor-solicit,"
                                    + " nd-router-solicit, mld2-listener-report } accept",
                            "ip saddr 0.0.0.0 udp sport 68 udp dport 67 accept");
        };
    }
}
