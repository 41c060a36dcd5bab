package org.vpsd.daemon.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A list of networks and addresses ({@code IP_NETWORKS}, {@code ipnet}), each once, separated by
 * commas and blanks where it is written.
 *
 * @param all in the order in which they were given
 */
public record IpNetworks(List<IpNetwork> all) {

    /** None. */
    public static final IpNetworks NONE = new IpNetworks(List.of());

    /** A word of the text is no network. */
    public static final class FormatException extends Exception {
        private static final long serialVersionUID = 1L;

        FormatException(String word) {
            super("\"" + word + "\" is no address or network");
        }

        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }

    /** Copies the list, each network once. */
    public IpNetworks {
        all = List.copyOf(new LinkedHashSet<>(all));
    }

    /**
     * Reads a list, which may be empty.
     *
     * @throws FormatException with the first word that is no network
     */
    public static IpNetworks parse(String text) throws FormatException {
        List<IpNetwork> all = new ArrayList<>();
        for (String word : words(text)) {
            all.add(IpNetwork.parse(word).orElseThrow(() -> new FormatException(word)));
        }
        return new IpNetworks(all);
    }

    /** The words of a list. */
    public static List<String> words(String text) {
        return Stream.of(text.split("[,\\s]+")).filter(word -> !word.isEmpty()).toList();
    }

    /** These and others. */
    public IpNetworks plus(Collection<IpNetwork> others) {
        return new IpNetworks(Stream.concat(all.stream(), others.stream()).toList());
    }

    /** These without others. */
    public IpNetworks minus(Collection<IpNetwork> others) {
        return new IpNetworks(all.stream().filter(each -> !others.contains(each)).toList());
    }

    /** Those of one version. */
    public List<IpNetwork> ofVersion4(boolean isVersion4) {
        return all.stream().filter(each -> each.isVersion4() == isVersion4).toList();
    }

    /** Those that are one address alone. */
    public List<IpNetwork> singles() {
        return all.stream().filter(IpNetwork::isSingle).toList();
    }

    /** As it is written. */
    @Override
    public String toString() {
        return all.stream().map(IpNetwork::toString).collect(Collectors.joining(", "));
    }
}
